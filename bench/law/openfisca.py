"""How does OpenFisca do the same rule? Asked in an environment and a process of its own.

openfisca-core is under the AGPL: Sekisho never imports it and never depends on it, in no extra either. The bench
installs it into a virtual environment in the user's cache folder and runs `openfisca_rule.py` there.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import venv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
from bench.law.clock import cost
from bench.law.plain_loop import rows_of

from sekisho.law import RANK, Law
from sekisho.law.columns import conclude_table, schema
from sekisho.law.program import rules_for

_REQUIREMENT = "openfisca-core==46.0.1"
_MEASURE = "JP-PAY-BAN-2016"
DAYS = ("2013-05-10", "2016-02-25", "2016-02-26", "2019-02-28")
# Every combination of these, so that each limit, each fact and each purpose decides somewhere.
GRID: dict[str, list[Any]] = {
    "amount_jpy": [100_000, 100_001, 90_000, 5_000_000],
    "purpose": ["humanitarian", "business", "trade"],
    "paid_from_japan": [True, False],
    "paid_abroad": [True, False],
    "payee_in_dprk": [True, False],
    "ultimate_payee_in_dprk": [True, False],
    "payee_controlled": [True, False],
    "payee_identity_shown": [True, False],
    "purpose_declared": [True, False],
}


class Beside(NamedTuple):
    """CPU seconds on the payment ban alone, ours and OpenFisca's, and whether every answer is the same."""

    version: str
    case: float
    case_theirs: float
    table: float
    table_theirs: float
    agree: bool


class NotInstalled(Exception):
    """OpenFisca could not be installed or run; the message is the last thing it said."""


def beside_openfisca(law: Law, rows: int) -> Beside:
    """Decide the payment ban on the same rows here and in OpenFisca.

    Args:
        law: the law, of which one measure is taken.
        rows: how many payments.

    Raises:
        NotInstalled: there is no OpenFisca to be had here.
    """
    theirs = _run({"grid": GRID, "days": DAYS, "rows": rows})
    alone = replace(law, measures={_MEASURE: law.measures[_MEASURE]}, _programs={})
    table = _table(law, rows)

    def decide_table() -> pl.Series:
        return conclude_table(alone, "payment", table.lazy(), ["JP"]).collect()["JP.as_it_stands"]

    answers = (decide_table() == RANK["licence_required"]).cast(pl.UInt8)
    sample = rows_of(law, table.head(200))

    def decide_cases() -> None:
        for facts in sample:
            for rule in rules_for(alone, "payment", facts["date"]):
                rule.conclude(facts)

    return Beside(
        version=theirs["version"],
        case=cost(decide_cases, len(sample), at_least=0.1).best,
        case_theirs=theirs["case"],
        table=cost(decide_table).best,
        table_theirs=theirs["table"],
        agree=hashlib.sha256(bytes(answers.to_list())).hexdigest() == theirs["answers"],
    )


def _table(law: Law, rows: int) -> pl.DataFrame:
    """The rows of `facts_of` in openfisca_rule.py: days in turn, then the combinations in turn."""
    kinds = schema(law.facts, "payment")
    number = pl.int_range(rows, eager=True)
    columns = [pl.Series(list(map(date.fromisoformat, DAYS))).gather(number % len(DAYS)).alias("date")]
    rest = number
    for name, values in GRID.items():
        columns.append(pl.Series(values, dtype=kinds[name]).gather(rest % len(values)).alias(name))
        rest = rest // len(values)
    columns.append(pl.Series([[]], dtype=kinds["permits"]).gather(number * 0).alias("permits"))
    return pl.DataFrame(columns)


def _run(asked: dict[str, Any]) -> dict[str, Any]:
    script = Path(__file__).with_name("openfisca_rule.py")
    answer: dict[str, Any] = json.loads(_call([_environment(), "-I", str(script)], json.dumps(asked)))
    return answer


def _environment() -> str:
    """The Python of the environment with openfisca-core, made where it is not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "sekisho" / "bench" / _REQUIREMENT
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    try:
        _call([python, "-I", "-c", "import openfisca_core"])
    except NotInstalled:
        try:
            venv.create(folder, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise NotInstalled("no virtual environment with pip can be made") from error
        _call([python, "-I", "-m", "pip", "install", "--quiet", _REQUIREMENT])
    return python


def _call(command: list[str], given: str = "") -> str:
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=600, check=True)
    except subprocess.CalledProcessError as error:
        raise NotInstalled((error.stderr.strip().splitlines() or ["no message"])[-1]) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotInstalled(type(error).__name__) from error
    return done.stdout
