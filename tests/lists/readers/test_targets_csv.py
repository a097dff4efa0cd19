import datetime

from sekisho.lists.entry import Address, ListedNumber, Vessel
from sekisho.lists.readers import targets_csv
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile

HEADER = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,"
    "first_seen,last_seen,last_change\n"
)


def read(*rows: str, header: str = HEADER) -> ListFile:
    return targets_csv.read([SourceFile("targets.simple.csv", content=(header + "".join(rows)).encode())])


PERSON = (
    '"x-1","Person","Kim A","김아;""Kim; A""","1962-02-18;1963","kp;ru","Pyongyang;Moscow","A123456","UN 1718",'
    '"+850","a@b","UN-SC1718","Made list","2024-01-01","2026-02-03T01:02:03","2025-01-01"\n'
)
SHIP = '"x-2","Vessel","LION","","","km;pa","","IMO9562233;273310000","","","","","Made list","","2026-02-01",""\n'


def test_each_row_is_a_target() -> None:
    found = read(PERSON, SHIP)
    assert not found.faults
    assert (found.list, found.format, found.published) == ("Made list", "targets.csv", datetime.date(2026, 2, 3))
    person, ship = found.entries
    assert [(n.text, n.kind, n.script) for n in person.names] == [
        ("Kim A", "primary", "Latn"),
        ("김아", "alias", "Hang"),
        ("Kim; A", "alias", "Latn"),
    ]
    assert [d.precision for d in person.birth_dates] == ["day", "year"]
    assert person.nationalities == ("KP", "RU")
    assert person.addresses == (Address(text="Pyongyang"), Address(text="Moscow"))
    assert person.numbers == (ListedNumber(scheme="other", value="A123456"),)
    assert (person.programmes, person.basis, person.about_dprk) == (("UN-SC1718",), ("UN 1718",), True)
    assert {"phones: +850", "emails: a@b"} <= set(person.remarks)
    assert ship.vessel == Vessel(flag="KM", former_flags=("PA",))
    assert [(n.scheme, n.value) for n in ship.numbers] == [("imo", "9562233"), ("other", "273310000")]
    assert not ship.about_dprk


def test_the_older_header_without_programme_ids_is_read() -> None:
    header = HEADER.replace("program_ids,", "")
    found = read('x,LegalEntity,A,,,,,,"Prog B",,,Made,,,\n', header=header)
    assert found.entries[0].programmes == ("Prog B",)
    assert found.entries[0].kind == "unknown"
    assert "schema: LegalEntity" in found.entries[0].remarks


def test_several_datasets_have_the_collections_name() -> None:
    assert read(PERSON, SHIP.replace("Made list", "Other list")).list == "opensanctions"


def test_odd_values_are_said_and_kept() -> None:
    found = read('x,Person,,,"19xx",zz,,,,,,,Made,,,\n', "x,Person,B,,,,,,,,,,Made,,,\n")
    assert [e.id for e in found.entries] == ["x", "x#2"]
    assert "birth_date: 19xx" in found.entries[0].remarks
    assert found.entries[0].nationalities == ("zz",)
    assert sorted(f.code for f in found.faults) == ["list.duplicate_key", "list.name", "list.value"]


def test_a_cut_file_is_refused_or_held() -> None:
    content = (HEADER + PERSON + PERSON).encode()
    for end in range(len(HEADER) + 1, len(content)):
        found = targets_csv.read([SourceFile("t.csv", content=content[:end])])
        assert content[:end].endswith(b"\n") or any(f.severity in ("refused", "held") for f in found.faults)
