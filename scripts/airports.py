"""Writes `sekisho/cases/data/airports.csv`: the IATA codes of airports and cities of each country.

From the package airportsdata (MIT), which is needed only here: `pip install airportsdata`, then run this.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path

import airportsdata

from sekisho.cases.codes import COUNTRIES

OUT = Path(__file__).resolve().parents[1] / "src" / "sekisho" / "cases" / "data" / "airports.csv"
# Not in the package: Wonsan Kalma, open to civil flights since 2015.
ADDED = {"KP": {"WOS"}}


def rows() -> list[tuple[str, str]]:
    """Each country with its codes."""
    codes: dict[str, set[str]] = defaultdict(set, {country: set(more) for country, more in ADDED.items()})
    for airport in airportsdata.load("IATA").values():
        codes[airport["country"]].add(airport["iata"])
    taken = {code for group in codes.values() for code in group}
    for code, city in airportsdata.load_iata_macs().items():
        if code not in taken:
            codes[city["country"]].add(code)
    return [(country, " ".join(sorted(codes[country]))) for country in sorted(COUNTRIES & set(codes))]


if __name__ == "__main__":
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("country", "airports"))
    writer.writerows(rows())
    OUT.write_text(table.getvalue(), encoding="utf-8")
    print(f"wrote {OUT.name}")
