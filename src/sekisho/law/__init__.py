"""What do the rules say on that day? The measures as data, the condition language and its evaluators."""

from sekisho.law.fact import Fact
from sekisho.law.load import check_law, load_built_in, load_law
from sekisho.law.model import Law, Measure
from sekisho.law.verdict import OUTCOMES, RANK, VERDICTS, Outcome, Verdict
from sekisho.law.yaml_lines import Fault

__all__ = [
    "OUTCOMES",
    "RANK",
    "VERDICTS",
    "Fact",
    "Fault",
    "Law",
    "Measure",
    "Outcome",
    "Verdict",
    "check_law",
    "load_built_in",
    "load_law",
]
