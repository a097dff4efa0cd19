import datetime
import json
from pathlib import Path
from typing import Any

from sekisho.lists.entry import Address, Entry, ListedNumber, Vessel
from sekisho.lists.readers import ftm_json
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile, open_files


def line(key: str, schema: str, *, target: bool = False, more: dict[str, Any] | None = None, **properties: Any) -> str:
    data = {"id": key, "caption": properties.get("name", [schema])[0], "schema": schema, "properties": properties}
    data |= {"referents": [], "datasets": ["made"], "last_seen": "2026-02-03T01:02:03", "target": target}
    return json.dumps(data | (more or {}), ensure_ascii=False) + "\n"


def read(*lines: str) -> ListFile:
    return ftm_json.read([SourceFile("entities.ftm.json", content="".join(lines).encode())])


def one(*lines: str) -> Entry:
    found = read(*lines)
    assert found.usable
    assert len(found.entries) == 1
    return found.entries[0]


def test_a_target_is_an_entry_with_every_property() -> None:
    entry = one(
        line(
            "p",
            "Person",
            target=True,
            more={"caption": "Kim A"},
            name=["김아", "Kim A"],
            alias=["A Kim"],
            previousName=["Old"],
            weakAlias=["K"],
            birthDate=["1962-02-18", "1963", "1964-05"],
            birthPlace=["Pyongyang"],
            nationality=["kp", "suhh"],
            passportNumber=["563410081"],
            idNumber=["77"],
            position=["Director"],
            address=["Street 1"],
            notes=["deaf"],
        )
    )
    assert [(n.text, n.kind, n.quality) for n in entry.names] == [
        ("Kim A", "primary", "good"),
        ("김아", "primary", "good"),
        ("A Kim", "alias", "good"),
        ("Old", "former", "good"),
        ("K", "alias", "weak"),
    ]
    assert [d.precision for d in entry.birth_dates] == ["day", "year", "month"]
    assert (entry.birth_places, entry.nationalities, entry.titles) == (("Pyongyang",), ("KP", "suhh"), ("Director",))
    assert [(n.scheme, n.value) for n in entry.numbers] == [("passport", "563410081"), ("national_id", "77")]
    assert entry.addresses == (Address(text="Street 1"),)
    assert entry.remarks == ("schema: Person", "notes: deaf")
    assert entry.about_dprk


def test_a_sanction_gives_dates_programme_basis_and_un_reference() -> None:
    person = line("p", "Person", target=True, name=["A"])
    first = line(
        "s", "Sanction", entity=["p"], program=["DPRK2"], authority=["OFAC"], startDate=["2016-03-02"], reason=["why"]
    )
    second = line("t", "Sanction", entity=["p"], listingDate=["2010-01-01"], endDate=["2020-01-01"], unscId=["KPi.001"])
    entry = one(person, first, second)
    assert (entry.programmes, entry.basis, entry.about_dprk) == (("DPRK2",), ("OFAC",), True)
    assert (entry.listed_from, entry.listed_to) == (datetime.date(2010, 1, 1), None)
    assert entry.numbers == (ListedNumber(scheme="un_reference", value="KPi.001"),)
    assert "sanction reason: why" in entry.remarks
    assert one(person, second).listed_to == datetime.date(2020, 1, 1)


def test_lines_that_tie_parties_become_links_documents_and_addresses() -> None:
    entry = one(
        line("p", "Company", target=True, name=["Lion"], addressEntity=["a", "gone"], country=["pa"]),
        line("q", "Person", name=["Owner"]),
        line("a", "Address", full=["1 Main Street"], country=["hk"]),
        line("o", "Ownership", owner=["q"], asset=["p"], role=["shareholder"]),
        line("i", "Identification", holder=["p"], number=["99"], country=["pa"], type=["Registry"]),
    )
    assert entry.linked == ("shareholder: Owner",)
    assert entry.addresses == (Address(text="1 Main Street", country="HK"),)
    assert entry.numbers == (ListedNumber(scheme="registration", value="99", country="PA", note="type: Registry"),)
    assert "addressEntity: gone" in entry.remarks


def test_nested_entities_are_read_like_lines() -> None:
    inner = {"id": "s", "schema": "Sanction", "properties": {"entity": ["p"], "program": ["DPRK"]}}
    assert one(line("p", "Person", target=True, name=["A"], sanctions=[inner])).programmes == ("DPRK",)


def test_a_ship() -> None:
    entry = one(
        line(
            "v",
            "Vessel",
            target=True,
            name=["LION"],
            imoNumber=["IMO9562233"],
            mmsi=["1"],
            flag=["km"],
            pastFlags=["pa"],
        )
    )
    assert entry.kind == "vessel"
    assert [(n.scheme, n.value) for n in entry.numbers] == [("imo", "9562233"), ("mmsi", "1")]
    assert entry.vessel == Vessel(flag="KM", former_flags=("PA",))


def test_what_is_no_target_is_counted_not_listed() -> None:
    found = read(line("p", "Person", target=True, name=["A"]), line("q", "Person", name=["B"]), line("x", "Position"))
    assert [e.id for e in found.entries] == ["p"]
    assert found.faults[0].code == "list.not_targets"
    assert "1 Person, 1 Position" in found.faults[0].message


def test_odd_values_are_said_and_kept() -> None:
    found = read(
        line("p", "Person", target=True, name=["A"], birthDate=["Unknown"]),
        line("p", "Person", target=True, name=["B"], more={"deathDate": ["2000"]}),
        line("r", "Thing", target=True),
    )
    assert sorted(f.code for f in found.faults) == ["list.duplicate_key", "list.name", "list.value", "list.value"]
    assert "birthDate: Unknown" in found.entries[0].remarks
    assert "deathDate: 2000" in found.entries[1].remarks


def test_a_cut_line_is_refused_with_line_and_byte() -> None:
    whole = line("p", "Person", target=True, name=["A"])
    found = read(whole, whole[:40])
    fault = found.faults[0]
    assert (fault.code, fault.severity, fault.line, fault.byte) == ("list.cut", "refused", 2, len(whole))
    assert [f.code for f in read("{]\n", whole).faults] == ["list.damaged"]
    assert [f.code for f in read('{"id": "x"}\n').faults] == ["list.schema"]


def test_the_published_example_is_read_whole(shared: Path) -> None:
    path = shared / "lists" / "others" / "entities.ftm.json"
    data = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    found = ftm_json.read(open_files([path]))
    targets = [d for d in data if d["target"]]
    assert len(data) == 1565
    assert [e.id for e in found.entries] == [d["id"] for d in targets]
    assert found.list == "sa_wiki_peps_v2"
    for entry, record in zip(found.entries, targets, strict=True):
        names = stated(record, "name", "alias", "previousName", "weakAlias")
        assert {n.text for n in entry.names} == names
        unread = sum(remark.startswith("birthDate: ") for remark in entry.remarks)
        assert len(entry.birth_dates) + unread == len(stated(record, "birthDate"))


def stated(record: dict[str, Any], *names: str) -> set[str]:
    """The texts of these properties, some of which the file writes as `Person:name` or without the list around them."""
    values = [v for key, v in record["properties"].items() if key.rpartition(":")[2] in names]
    return {" ".join(text.split()) for v in values for text in (v if isinstance(v, list) else [v]) if text}
