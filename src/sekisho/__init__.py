"""Sekisho: sanctions on North Korea as dated, cited law.

The public names are those of `__all__`; whatever else can be imported may change without notice.
They are loaded when first asked for, so that `import sekisho` costs nothing.

    law = sekisho.load_built_in()
    for arrival in sekisho.read_cases("payments.xml"):
        if arrival.case:
            print(sekisho.decide(arrival.case, law, problems=arrival.problems).verdict)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sekisho.version import __version__

if TYPE_CHECKING:
    from sekisho.cases import Case, Problem, Rates
    from sekisho.cases.read import Arrival, read_cases
    from sekisho.deciding.decide import decide, rank
    from sekisho.deciding.decision import Decision, Refusal, to_json
    from sekisho.errors import SekishoError
    from sekisho.law import VERDICTS, Law, Measure, check_law, load_built_in, load_law
else:
    _HOMES = {
        "cases": ("Case", "Problem", "Rates"),
        "cases.read": ("Arrival", "read_cases"),
        "deciding": ("Decision", "Refusal", "decide", "rank", "to_json"),
        "errors": ("SekishoError",),
        "law": ("VERDICTS", "Law", "Measure", "check_law", "load_built_in", "load_law"),
    }

    def __getattr__(name):
        """A public name, from the module where it lives."""
        from importlib import import_module

        for home, names in _HOMES.items():
            if name in names:
                globals()[name] = found = getattr(import_module(f"{__name__}.{home}"), name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        """The public names, loaded or not, beside the rest."""
        return sorted({*globals(), *__all__})


__all__ = [
    "VERDICTS",
    "Arrival",
    "Case",
    "Decision",
    "Law",
    "Measure",
    "Problem",
    "Rates",
    "Refusal",
    "SekishoError",
    "__version__",
    "check_law",
    "decide",
    "load_built_in",
    "load_law",
    "rank",
    "read_cases",
    "to_json",
]
