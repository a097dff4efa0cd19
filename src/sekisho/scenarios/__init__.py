"""What if? The same cases under today's law and under a law that changed: what opens, what stays shut, who shuts it."""

from sekisho.scenarios.compare import Asked, Compared, Comparison, Standing
from sekisho.scenarios.scenario import RestsOn, Scenario, built_in, find_scenario
from sekisho.scenarios.side_by_side import Row, SideBySide

__all__ = [
    "Asked",
    "Compared",
    "Comparison",
    "RestsOn",
    "Row",
    "Scenario",
    "SideBySide",
    "Standing",
    "built_in",
    "find_scenario",
]
