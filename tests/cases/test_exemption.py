"""Are the Committee's letters read, and is what cannot be read said with its line?"""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases.exemption import Exemption, read_exemptions


def letter(**changes: Any) -> dict[str, Any]:
    return {
        "id": "OC.1",
        "committee": "UN-1718",
        "valid_from": "2019-02-20",
        "valid_until": "2019-08-20",
        "items": [{"description": "water pump", "hs": "841370", "quantity": 2, "unit": "pcs"}],
        **changes,
    }


def item(**changes: Any) -> dict[str, Any]:
    return letter(items=[{**letter()["items"][0], **changes}])


def read(folder: Path, *letters: Any) -> tuple[tuple[Exemption, ...], list[tuple[str, str]]]:
    file = folder / "letters.json"
    file.write_text(json.dumps(letters[0] if len(letters) == 1 else letters), encoding="utf-8")
    found, problems = read_exemptions(file)
    return found, [(p.code, p.severity) for p in problems]


def test_the_synthetic_letter(shared: Path) -> None:
    """By hand from the file: two items, one consignment, two ports, six months."""
    (found,), problems = read_exemptions(shared / "domain" / "aid" / "un1718_exemption_synthetic.yaml")
    assert problems == ()
    assert (found.id, found.from_, found.to) == (
        "S/AC.49/2019/OC.TEST",
        datetime.date(2019, 2, 20),
        datetime.date(2019, 8, 20),
    )
    assert (found.consignments, found.ports) == (1, ("CNDLC", "KPNAM"))
    items: list[tuple[Any, ...]] = [(i.line, i.description, i.hs, i.quantity, i.unit, i.origin) for i in found.items]
    assert items == [
        (1, "X-ray unit", "902214", 2, "piece", "DE"),
        (2, "steel water tank", "730900", 4, "piece", "CN"),
    ]


def test_yaml_and_json_say_the_same(tmp_path: Path) -> None:
    (from_json,), _ = read(tmp_path, letter())
    file = tmp_path / "letter.yaml"
    file.write_text(
        "id: OC.1\ncommittee: UN-1718\nvalid_from: 2019-02-20\nvalid_until: 2019-08-20\n"
        'items:\n  - {description: water pump, hs: "8413.70", quantity: 2, unit: piece}\n',
        encoding="utf-8",
    )
    assert read_exemptions(file) == ((from_json,), ())


@pytest.mark.parametrize("quantity", [2.5, "2.5"])
def test_a_quantity_may_have_decimals(tmp_path: Path, quantity: object) -> None:
    (found,), _ = read(tmp_path, item(quantity=quantity, unit="t"))
    assert (found.items[0].quantity, found.items[0].unit) == (Decimal("2.5"), "t")


@pytest.mark.parametrize(
    "broken",
    [
        letter(id=None),
        letter(committee="UN-1267"),
        letter(valid_until="2019-01-01"),
        letter(valid_until=None),
        letter(valid_from="2019-02-30"),
        letter(items=None),
        item(quantity=-1),
        item(quantity="many"),
        item(unit=None),
        item(hs="84-13"),
        item(hs=841370),
        item(hs=None, description=None),
        item(origin="Germany"),
        "a letter",
    ],
)
def test_a_letter_that_cannot_be_read_is_said_and_the_others_are_kept(tmp_path: Path, broken: Any) -> None:
    found, problems = read(tmp_path, broken, letter(id="OC.2"))
    assert [e.id for e in found] == ["OC.2"]
    assert problems == [("exemption.format", "error")]


def test_a_letter_that_comes_twice_counts_once(tmp_path: Path) -> None:
    found, problems = read(tmp_path, letter(), letter())
    assert ([e.id for e in found], problems) == (["OC.1"], [("exemption.duplicate", "error")])


def test_what_is_odd_is_kept_and_said(tmp_path: Path) -> None:
    (found,), problems = read(tmp_path, letter(**item(unit="boxes"), remarks="x"))
    assert found.items[0].unit is None
    assert problems == [("exemption.field", "warning"), ("exemption.unit", "warning")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "common.source.empty"),
        (b"[]", "common.source.empty"),
        (b"[{", "common.source.syntax"),
        (b"id: &a x\nb: *a\n", "common.yaml.alias"),
        (b"\xff\xfe", "common.source.encoding"),
        (b"[" * 100_000, "common.source.depth"),
        (b"id: " + b"[" * 5_000, "common.source.depth"),
    ],
)
def test_files_that_are_none(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "letters"
    file.write_bytes(data)
    found, problems = read_exemptions(file)
    assert found == ()
    assert code in {p.code for p in problems}
    assert {p.severity for p in problems} == {"error"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert [p.code for p in read_exemptions(tmp_path / "none")[1]] == ["common.source.unreadable"]
