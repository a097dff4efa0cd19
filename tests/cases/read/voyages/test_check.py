"""What a voyage says against itself is a warning, whatever format it came in."""

import io
import json
from typing import Any

import pytest

from sekisho.cases.read import read_cases


def said(**voyage: Any) -> list[tuple[str, str | None, str]]:
    case = {"id": "V", "kind": "voyage", "date": "2019-02-15", **voyage}
    (arrival,) = read_cases(io.BytesIO(json.dumps(case).encode()))
    return [(p.code, p.field, p.severity) for p in arrival.problems]


@pytest.mark.parametrize(
    ("ship", "found"),
    [
        ({"imo": "9999993", "mmsi": "312999001", "flag": "BZ"}, []),
        (
            {"imo": "9999993", "mmsi": "445999002", "flag": "BZ"},
            [("voyage.mmsi.flag_mismatch", "ship.flag", "warning")],
        ),
        (
            {"imo": "9999993", "mmsi": "520999002", "flag": "KP"},
            [("voyage.mmsi.flag_mismatch", "ship.flag", "warning")],
        ),
        ({"imo": "9999993", "mmsi": "310999002", "flag": "GB"}, []),  # a territory flies its country's flag too
        ({"imo": "9999993", "mmsi": "999999999", "flag": "BZ"}, []),  # no country's: nothing to compare
        ({"imo": "9999993", "mmsi": "445999002"}, []),
        ({"mmsi": "312999001", "flag": "BZ"}, [("voyage.imo.missing", "ship.imo", "warning")]),
        ({"name": "A SHIP", "flag": "BZ"}, []),
        ({"imo": "8314881"}, [("voyage.imo.check_digit", "ship.imo", "warning")]),
        ({"imo": "83148"}, [("voyage.imo.check_digit", "ship.imo", "warning")]),
    ],
)
def test_numbers_and_flag(ship: dict[str, str], found: list[tuple[str, str, str]]) -> None:
    assert said(ship=ship) == found
    in_transfer = [(code, f"transfers[0].other{str(field)[4:]}", severity) for code, field, severity in found]
    assert said(transfers=[{"date": "2019-02-10", "other": ship}]) == in_transfer


@pytest.mark.parametrize(("port", "known"), [("KPNAM", True), ("KP", True), ("KPXYZ", False), ("JPXYZ", True)])
def test_codes_of_the_dprk(port: str, known: bool) -> None:
    found = [] if known else [("voyage.locode.unknown", "calls[0].port", "warning")]
    assert said(calls=[{"port": port}]) == found
    assert said(port=port) == [(code, "port", severity) for code, _, severity in found]
