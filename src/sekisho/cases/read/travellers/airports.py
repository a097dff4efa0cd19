"""In which country is an airport? By its IATA code, or by the first letters of a UN/LOCODE."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from sekisho.cases.codes import Place


@cache
def _countries() -> dict[str, str]:
    text = files("sekisho.cases").joinpath("data", "airports.csv").read_text(encoding="utf-8")
    return {code: row["country"] for row in csv.DictReader(text.splitlines()) for code in row["airports"].split()}


def country_of_place(code: str) -> str | None:
    """The country of an airport or city (IATA, three letters) or a place (UN/LOCODE, five); None where not known."""
    if len(code) == 3:
        return _countries().get(code)
    try:
        return Place.read(code).country if len(code) == 5 else None
    except ValueError:
        return None
