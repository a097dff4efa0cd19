"""The US consolidated screening list with and without `_id`: every row, alias, birth date and number, and its traps."""

import csv
import datetime
from pathlib import Path

import pytest

from sekisho.lists.entry import Entry
from sekisho.lists.readers import csl_csv
from sekisho.lists.source import SourceFile, open_files

COLUMNS = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
).split(",")


def table(*rows: dict[str, str], old: bool = False) -> tuple[SourceFile, ...]:
    columns = COLUMNS[1:] if old else COLUMNS
    lines = [",".join(columns)]
    lines += [",".join('"' + row.get(c, "").replace('"', '""') + '"' for c in columns) for row in rows]
    return (SourceFile("consolidated.csv", content=("\n".join(lines) + "\n").encode()),)


def one(old: bool = False, **row: str) -> Entry:
    row.setdefault("source", "Entity List (EL) - Bureau of Industry and Security")
    row.setdefault("name", "KASANG TRADING")
    (entry,) = csl_csv.read(table(row, old=old)).entries
    return entry


def test_an_sdn_of_the_dprk() -> None:
    entry = one(
        _id="901",
        source="Specially Designated Nationals (SDN) - Treasury Department",
        entity_number="901",
        type="Individual",
        programs="NPWMD; DPRK2",
        name="RIM, Ka Sang",
        addresses="Shenyang, CN; Pyongyang, KP",
        alt_names="LIM, Ka-sang; KS",
        dates_of_birth="1978-12-05; 1979",
        nationalities="KP",
        places_of_birth="Kaesong",
        ids="Passport, 836238033, KP; Secondary sanctions risk:, North Korea Sanctions Regulations, sections 510.201; "
        "Gender, Male; Digital Currency Address - XBT, 1Kuf2Rd8; Tax ID No., 77",
    )
    assert (entry.id, entry.kind, entry.programmes) == ("901", "person", ("SDN", "NPWMD", "DPRK2"))
    assert [n.text for n in entry.names] == ["RIM, Ka Sang", "LIM, Ka-sang", "KS"]
    assert entry.names[0].parts == ("RIM", "Ka Sang")
    assert [a.country for a in entry.addresses] == ["CN", "KP"]
    assert [d.precision for d in entry.birth_dates] == ["day", "year"]
    assert [(n.scheme, n.value, n.country) for n in entry.numbers] == [
        ("passport", "836238033", "KP"),
        ("crypto", "1Kuf2Rd8", None),
        ("tax", "77", None),
    ]
    assert entry.remarks == (
        "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201",
        "Gender Male",
    )
    assert entry.about_dprk


def test_ids_of_older_files_run_the_other_way() -> None:
    entry = one(
        old=True,
        type="Vessel",
        source="Specially Designated Nationals (SDN) - Treasury Department",
        vessel_flag="Democratic People's Republic of Korea",
        remarks="(Linked To: KASANG SHIPPING)",
        ids="CO, 1978075, Matricula Mercantil No; IMO 8898831, Vessel Registration Identification; "
        "0117 (Bogota), NIT #; Panama, Former Vessel Flag; "
        "North Korea Sanctions Regulations, sections 510.201, Secondary sanctions risk:",
    )
    assert [(n.scheme, n.value, n.country) for n in entry.numbers] == [
        ("registration", "1978075", "CO"),
        ("imo", "8898831", None),
        ("tax", "0117", None),
    ]
    assert entry.vessel is not None
    assert (entry.vessel.flag, entry.vessel.former_flags) == ("KP", ("PA",))
    assert entry.linked == ("KASANG SHIPPING",)
    assert entry.remarks == ("Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201",)


def test_successors_are_a_note_and_no_name() -> None:
    entry = one(name="Kasang Company; and any successor, sub-unit, or subsidiary thereof")
    assert [(n.text, n.note) for n in entry.names] == [
        ("Kasang Company", "and any successor, sub-unit, or subsidiary thereof")
    ]


def test_the_last_alias_loses_its_and() -> None:
    assert [n.text for n in one(alt_names="KASANG; KS; and Kasang 13").names][1:] == ["KASANG", "KS", "Kasang 13"]


def test_the_last_day_of_an_order_is_a_listed_day() -> None:
    entry = one(start_date="2017-10-16", end_date="2020-10-13")
    assert entry.listed_on(datetime.date(2020, 10, 13))
    assert not entry.listed_on(datetime.date(2020, 10, 14))
    assert not entry.listed_on(datetime.date(2017, 10, 15))


def test_an_odd_day_is_kept_and_said() -> None:
    read = csl_csv.read(table({"source": "x (EL)", "name": "KASANG", "start_date": "soon"}))
    assert read.entries[0].remarks == ("start_date: soon",)
    assert [f.code for f in read.faults] == ["list.value"]


def test_rows_without_any_key_are_told_apart_by_what_they_say() -> None:
    rows = [{"source": "x (EL)", "name": "KASANG", "addresses": f"No. {n}, KP"} for n in (1, 2, 2)]
    read = csl_csv.read(table(*rows, old=True))
    first, second, again = (entry.id for entry in read.entries)
    assert first != second
    assert again == f"{second}#2"
    assert [f.code for f in read.faults] == ["list.duplicate_key"]
    assert csl_csv.read(table(*rows, old=True)) == read


def test_a_cut_file_and_an_empty_one_are_not_trusted() -> None:
    (whole,) = table({"source": "x (EL)", "name": "KASANG", "ids": "Passport, 1"})
    assert whole.content is not None
    cut = csl_csv.read((SourceFile("c.csv", content=whole.content[:-6]),))
    assert [f.code for f in cut.faults if f.severity == "refused"] == ["list.cut"]
    assert not csl_csv.read(table()).usable


@pytest.mark.parametrize("content", [b"", b"id,kind,name\r\n", b"_id,source,name\n1,2,3\n", b"<xml/>", b"36,a,b"])
def test_other_formats_are_not_recognised(content: bytes) -> None:
    assert not csl_csv.recognises((SourceFile("x.csv", content=content),))


@pytest.mark.parametrize(("name", "rows"), [("consolidated_sample.csv", 13), ("csl_old_2019.csv", 115)])
def test_nothing_of_the_publishers_files_is_lost(shared: Path, name: str, rows: int) -> None:
    path = shared / "lists/csl" / name
    files = open_files([path])
    assert csl_csv.recognises(files)
    read = csl_csv.read(files)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        said = list(csv.DictReader(stream))

    def values(column: str) -> int:
        return sum(len([v for v in row[column].split("; ") if v]) for row in said)

    assert read.usable
    assert len(read.entries) == len(said) == rows
    assert sum(len(e.names) for e in read.entries) == rows + values("alt_names")
    assert sum(len(e.birth_dates) for e in read.entries) == values("dates_of_birth")
    assert sum(len(e.birth_places) for e in read.entries) == values("places_of_birth")
    assert sum(len(e.addresses) for e in read.entries) == values("addresses")
    assert sum(e.listed_from is not None for e in read.entries) == values("start_date")
    assert sum(e.listed_to is not None for e in read.entries) == values("end_date")
    told = [
        *(value for e in read.entries for n in e.numbers for value in (n.value,)),
        *(remark for e in read.entries for remark in e.remarks),
        *(flag for e in read.entries if e.vessel for flag in e.vessel.former_flags),
        *(value for e in read.entries for value in e.nationalities),
    ]
    assert len(told) >= values("ids")
