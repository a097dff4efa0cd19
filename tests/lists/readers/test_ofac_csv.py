"""OFAC's CSV files: every party, alias, address, birth date and number of the publisher's, and each known trap."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.lists.readers import ofac_csv
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile, open_files

NULL = "-0- "
SEVERITIES = {"refused", "held", "warning"}


def party(
    key: int, name: str, type_: str = NULL, programmes: str = "NPWMD] [DPRK2", remarks: str = NULL, **ship: str
) -> str:
    columns = ("title", "call_sign", "vess_type", "tonnage", "grt", "flag", "owner")
    cells = [ship.get(column, NULL) for column in columns]
    return ",".join((str(key), quoted(name), quoted(type_), quoted(programmes), *map(quoted, cells), quoted(remarks)))


def quoted(cell: str) -> str:
    return cell if cell == NULL else '"' + cell.replace('"', '""') + '"'


def alias(key: int, number: int, name: str, type_: str = "aka", remarks: str = NULL) -> str:
    return f"{key},{number},{quoted(type_)},{quoted(name)},{quoted(remarks)}"


def address(key: int, number: int, street: str = NULL, city: str = NULL, country: str = NULL) -> str:
    return f"{key},{number},{quoted(street)},{quoted(city)},{quoted(country)},{NULL}"


def file(name: str, *rows: str, end: str = "\x1a", newline: str = "\r\n") -> SourceFile:
    return SourceFile(name, content=("".join(row + newline for row in rows) + end).encode("latin-1"))


PARTIES = (
    party(101, "KASANG TRADING CO., LTD."),
    party(102, "RIM, Ka Sang", "individual", "NPWMD", "DOB 18 Feb 1962; nationality Korea, North; a.k.a. 'KS'."),
    party(
        103,
        "KASANG 7",
        "vessel",
        "DPRK4",
        "Vessel Registration Identification IMO 9187629.",
        flag="Panama",
        grt="56,068",
    ),
)
ALIASES = (alias(101, 11, "KASANG SHOKAI"), alias(102, 12, "LIM, Ka-sang", "fka"), alias(103, 13, "STAR 7", "nka"))
ADDRESSES = (address(101, 21, "1 Kasang St.", "Pyongyang", "Korea, North"), address(102, 22))


def whole(*extra: SourceFile, parties=PARTIES, aliases=ALIASES, addresses=ADDRESSES, **how: str) -> ListFile:
    return ofac_csv.read(
        (file("sdn.csv", *parties, **how), file("alt.csv", *aliases, **how), file("add.csv", *addresses, **how), *extra)
    )


def codes(read: ListFile) -> list[tuple[str, str]]:
    return [(fault.code, fault.severity) for fault in read.faults]


# Made by hand


@pytest.mark.parametrize("end", ["\x1a", "\x1a\r\n"])
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_the_whole_list(end: str, newline: str) -> None:
    read = whole(end=end, newline=newline)
    assert codes(read) == []
    company, person, ship = read.entries
    assert (company.id, company.kind, company.programmes) == ("101", "organisation", ("NPWMD", "DPRK2"))
    # The comma of a company is part of its name, that of a person parts surname and given name.
    assert [(n.text, n.parts) for n in company.names] == [("KASANG TRADING CO., LTD.", ()), ("KASANG SHOKAI", ())]
    assert [(a.text, a.country) for a in company.addresses] == [("1 Kasang St., Pyongyang, Korea, North", "KP")]
    assert [(n.text, n.kind, n.quality, n.parts) for n in person.names] == [
        ("RIM, Ka Sang", "primary", "good", ("RIM", "Ka Sang")),
        ("LIM, Ka-sang", "former", "good", ("LIM", "Ka-sang")),
        ("KS", "alias", "weak", ()),
    ]
    assert (person.kind, person.nationalities, person.addresses) == ("person", ("KP",), ())
    assert (ship.vessel.flag, ship.vessel.tonnage, ship.numbers[0].value) == ("PA", "56,068 GRT", "9187629")
    assert ship.names[1].kind == "alias"
    assert read.published is None
    assert [entry.about_dprk for entry in read.entries] == [True, True, True]


def test_a_file_without_the_end_mark_is_read_and_said() -> None:
    assert codes(whole(end="")) == [("list.no_end_mark", "held")] * 3


def test_a_remark_that_is_cut_mid_word_goes_on_in_the_comments() -> None:
    end = "; Linked To: RIM, Ka Sa"
    head = ("Linked To: " + "K" * 1000)[: 1000 - len(end)] + end
    tail = file("sdn_comments.csv", '101,"ng; a.k.a. \'HI"', '101,"DDEN\'; Gender Male."')
    read = whole(tail, parties=(party(101, "KASANG", remarks=head), *PARTIES[1:]))
    assert codes(read) == []
    entry = read.entries[0]
    assert entry.linked[1] == "RIM, Ka Sang"
    assert entry.names[-1].text == "HIDDEN"
    assert entry.remarks == ("Gender Male",)


def test_a_file_without_a_row_is_refused() -> None:
    read = whole(addresses=())
    assert (codes(read), read.entries) == ([("list.schema", "refused")], ())


def test_a_cut_remark_without_the_comments_file_is_said() -> None:
    rows = (party(101, "KASANG", remarks="x" * 1000), *PARTIES[1:])
    fault = next(f for f in whole(parties=rows).faults if f.code == "list.value")
    assert (fault.severity, fault.entry, fault.file) == ("warning", "101", "sdn.csv")


def test_a_key_seen_twice_is_kept_twice() -> None:
    read = whole(parties=(*PARTIES, party(102, "HAMMER AND NAIL LIMITED")))
    assert [entry.id for entry in read.entries] == ["101", "102", "103", "102#2"]
    # The alias and the address belong to the party that came first.
    assert [len(entry.names) for entry in read.entries] == [2, 3, 2, 1]
    assert codes(read) == [("list.duplicate_key", "warning")]


def test_an_alias_without_a_party_is_an_entry_and_said() -> None:
    read = whole(
        aliases=(*ALIASES, alias(999, 14, "LOST NAME")), addresses=(*ADDRESSES, address(998, 23, city="Lusaka"))
    )
    lost = read.entries[-1]
    assert (lost.id, lost.kind, lost.name) == ("999", "unknown", "LOST NAME")
    assert [(f.code, f.entry) for f in read.faults] == [("list.row", "999"), ("list.row", "998")]
    assert "Lusaka" in read.faults[1].message


@pytest.mark.parametrize(
    ("given_", "missing"),
    [
        ({"sdn.csv": PARTIES, "alt.csv": ALIASES}, "add.csv"),
        ({"sdn.csv": PARTIES, "add.csv": ADDRESSES}, "alt.csv"),
        ({"alt.csv": ALIASES, "add.csv": ADDRESSES}, "sdn.csv"),
    ],
)
def test_a_missing_file_holds_the_list_and_that_of_the_parties_refuses_it(
    given_: dict[str, tuple[str, ...]], missing: str
) -> None:
    read = ofac_csv.read(tuple(file(name, *rows) for name, rows in given_.items()))
    (fault,) = [f for f in read.faults if f.code == "list.incomplete"]
    assert fault.severity == ("refused" if missing == "sdn.csv" else "held")
    assert missing in fault.message
    assert len(read.entries) == 3


def test_without_the_parties_every_alias_is_still_there() -> None:
    read = ofac_csv.read((file("alt.csv", *ALIASES), file("add.csv", *ADDRESSES)))
    assert [name.text for entry in read.entries for name in entry.names] == ["KASANG SHOKAI", "LIM, Ka-sang", "STAR 7"]


def test_sdn_and_consolidated_files_make_one_list() -> None:
    other = (
        file(
            "cons_prim.csv",
            party(201, "SECTORAL CO", programmes="UKRAINE-EO13662"),
            party(101, "KASANG", programmes="X"),
        ),
        file("cons_alt.csv", alias(201, 31, "SECTORAL ALIAS")),
        file("cons_add.csv", address(201, 41, country="Russia")),
    )
    read = whole(*other)
    assert [(e.id, len(e.names), len(e.addresses)) for e in read.entries] == [
        ("101", 2, 1),
        ("102", 3, 0),
        ("103", 2, 0),
        ("201", 2, 1),
        ("101#2", 1, 0),
    ]
    assert codes(read) == [("list.duplicate_key", "warning")]


def test_two_files_of_one_role_are_refused() -> None:
    assert ("list.ambiguous", "refused") in codes(whole(file("alt-new.csv", *ALIASES)))


def test_a_header_that_was_added_is_refused() -> None:
    header = "ID,Name,Type,Country,Title,Col_F,Col_G,Col_H,Col_I,Col_J,Col_K,Details"
    files = (file("sdn.csv", header, *PARTIES),)
    assert ofac_csv.recognises(files)
    read = ofac_csv.read(files)
    assert (read.usable, read.entries) == (False, ())
    assert "header" in read.faults[0].message


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda b: b[: b.rindex(b"IMO")], "list.cut"),
        (lambda b: b[: b.rindex(b'"Panama"')], "list.cut"),
        (lambda b: b.replace(b"KASANG 7", b"KASANG\x19 7"), "list.damaged"),
        (lambda b: b.replace(b"KASANG 7", b"KASANG\xe9 7"), "list.damaged"),
        (lambda b: b + b"104,more", "list.damaged"),
        (lambda b: b.replace(b'"vessel",', b""), "list.schema"),
        (lambda b: b.replace(b'"Panama"', b'"Panama'), "list.damaged"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(damage, code: str) -> None:
    content = damage(file("sdn.csv", *PARTIES, party(104, "LAST", remarks="Gender Male.")).content)
    if code == "list.cut":
        content = damage(file("sdn.csv", *PARTIES).content)
    read = ofac_csv.read(
        (SourceFile("sdn.csv", content=content), file("alt.csv", *ALIASES), file("add.csv", *ADDRESSES))
    )
    (fault,) = [f for f in read.faults if f.severity == "refused"]
    assert (fault.code, fault.file, fault.line) == (code, "sdn.csv", 5 if b"more" in content else 3)
    assert read.entries == ()


def test_a_null_that_stops_midway_holds_the_list() -> None:
    rows = "\r\n".join(ADDRESSES)[:-2].encode()
    read = ofac_csv.read((file("sdn.csv", *PARTIES), file("alt.csv", *ALIASES), SourceFile("add.csv", content=rows)))
    assert codes(read) == [("list.cut", "held")]
    assert len(read.entries[0].addresses) == 1


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    files = (SourceFile("sdn.csv", content=content),)
    ofac_csv.recognises(files)
    assert {fault.severity for fault in ofac_csv.read(files).faults} <= SEVERITIES


@given(st.integers(0, 2000))
def test_no_cut_passes_unsaid(place: int) -> None:
    content = file("sdn.csv", *PARTIES).content
    cut = content[: place % len(content)]
    read = ofac_csv.read((SourceFile("sdn.csv", content=cut), file("alt.csv", *ALIASES), file("add.csv", *ADDRESSES)))
    assert any(f.file == "sdn.csv" and f.code in ("list.cut", "list.schema", "list.no_end_mark") for f in read.faults)


@pytest.mark.parametrize(
    "content", [b"", b"1,2\r\n3,4\r\n", b"id,kind,name\r\n1,person,A\r\n", b"<sdnList/>", b'{"a": 1}', b"\x1a"]
)
def test_other_formats_are_not_recognised(content: bytes) -> None:
    assert not ofac_csv.recognises((SourceFile("x.csv", content=content),))


# The publisher's files, held against a count of their own


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="ascii").split("\x1a")[0].splitlines()))


LISTS = {
    "2018-10": (7_379 + 442, 9_682 + 1_073, 11_696 + 574),
    "2021-07": (8_976, 11_910, 13_837),
    "2022-01": (9_044, 12_409, 13_625),
}


@pytest.mark.parametrize("date", LISTS)
def test_nothing_of_the_publishers_files_is_lost(shared: Path, date: str) -> None:
    folder = shared / "lists/ofac" / date
    read = ofac_csv.read(open_files([folder]))
    parties, aliases, addresses = LISTS[date]
    tables = {p.name: rows_of(p) for p in sorted(folder.iterdir())}
    prim = [row for name in ("sdn.csv", "cons_prim.csv") for row in tables.get(name, ())]
    alts = [row for name in ("alt.csv", "cons_alt.csv") for row in tables.get(name, ())]
    adds = [row for name in ("add.csv", "cons_add.csv") for row in tables.get(name, ())]
    assert (len(prim), len(alts), len(adds)) == (parties, aliases, addresses)

    assert read.usable
    assert len(read.entries) == parties
    assert Counter(e.id.split("#")[0] for e in read.entries) == Counter(row[0] for row in prim)
    names = [n for e in read.entries for n in e.names]
    assert sum(n.quality == "good" for n in names) == parties + aliases
    assert Counter(n.text for n in names if n.quality == "good") == Counter(
        " ".join(cell.split()) for cell in (*(r[1] for r in prim), *(r[3] for r in alts))
    )
    told = " ".join(f.message for f in read.faults if f.code == "list.row")
    filled = [row for row in adds if any(cell.strip() not in ("-0-", "-0") for cell in row[2:])]
    kept = sum(len(e.addresses) for e in read.entries)
    keys = {row[0] for row in prim}
    assert kept + sum(row[3] in told for row in filled if row[0] not in keys) == len(filled)

    # Remarks: the words of the files alone, joined with their comments, counted by plain patterns.
    tails: Counter[str] = Counter()
    words = {id(row): row[11] for row in prim}
    for name in ("sdn_comments.csv", "cons_comments.csv"):
        for key, text in tables.get(name, ()):
            owner = next(row for row in prim if row[0] == key and (len(row[11]) == 1000 or tails[key]))
            tails[key] += 1
            words[id(owner)] += text
    every = list(words.values())

    def said(pattern: str) -> int:
        return sum(len(re.findall(rf"(?:^|; )(?:alt\. )?{pattern}", text)) for text in every)

    def kept_as(phrase: str) -> int:
        return sum(remark.removeprefix("alt. ").startswith(phrase) for e in read.entries for remark in e.remarks)

    assert sum(n.quality == "weak" for n in names) + kept_as("a.k.a.") == said(r"[afn]\.k\.a\. '")
    assert sum(len(e.birth_dates) for e in read.entries) + kept_as("DOB ") == said("DOB ")
    assert sum(len(e.birth_places) for e in read.entries) == said("POB ")
    assert sum(len(e.nationalities) for e in read.entries) == said(
        "(?:nationality |citizen |Nationality of Registration )"
    )
    assert sum(len(e.linked) for e in read.entries) == said(r"\(?Linked To:")
    numbers = Counter(n.scheme for e in read.entries for n in e.numbers)
    assert numbers["mmsi"] == said(r"MMSI \d")
    assert numbers["crypto"] == said("Digital Currency Address - ")
    assert numbers["bic"] == said("SWIFT/BIC ")
    call_signs = sum(row[5].strip() != "-0-" for row in prim) + said("(?:Other )?Vessel Call Sign ")
    assert numbers["call_sign"] == call_signs
    assert sum(n.scheme in ("imo", "imo_company") for e in read.entries for n in e.numbers) == said(
        r"(?:Vessel Registration Identification (?:IMO )?|Company Number IMO |Identification Number IMO )\d{7}\b"
    ) + said(r"International Maritime Organization No\. \d{7}")
    unread = [f for f in read.faults if f.code == "list.value" and "cut at" not in f.message]
    assert all("Vessel Registration Identification" in f.message for f in unread)


# Rows whose programme tags name the DPRK; the folder's README counts one line more in each, a place of birth.
@pytest.mark.parametrize(
    ("date", "tagged", "in_all"), [("2018-10", 388, 475), ("2021-07", 414, 502), ("2022-01", 423, 519)]
)
def test_parties_of_the_dprk_by_programme_and_by_entity(shared: Path, date: str, tagged: int, in_all: int) -> None:
    read = ofac_csv.read(open_files([shared / "lists/ofac" / date]))
    about = [e for e in read.entries if e.about_dprk]
    assert sum(any(p.startswith("DPRK") for p in e.programmes) for e in about) == tagged
    rows = rows_of(shared / "lists/ofac" / date / "sdn.csv")
    said = {row[0] for row in rows if "DPRK" in row[3] or "North Korea" in row[11]}
    assert {e.id for e in about} == said
    assert len(about) == in_all


def test_the_second_party_under_2677_stays_apart(shared: Path) -> None:
    read = ofac_csv.read(open_files([shared / "lists/ofac/2022-01"]))
    by_key = {e.id: e for e in read.entries}
    assert by_key["2677"].kind == "person"
    assert by_key["2677#2"].name == "HAMER AND NAIL CONSTRUCTION LIMITED"
    assert [f.entry for f in read.faults if f.code == "list.duplicate_key"] == ["2677#2"]


def test_the_list_without_its_parties_is_refused(shared: Path) -> None:
    read = ofac_csv.read(open_files([shared / "lists/ofac/2025-12"]))
    (fault,) = [f for f in read.faults if f.severity == "refused"]
    assert fault.code == "list.incomplete"
    assert "sdn.csv" in fault.message
    alts = rows_of(shared / "lists/ofac/2025-12/alt.csv")
    assert len(alts) == 20_107
    assert sum(n.quality == "good" for e in read.entries for n in e.names) == 20_107


def test_the_repacked_files_are_refused(shared: Path) -> None:
    files = open_files([shared / "lists/ofac/2023-11_repacked"])
    assert ofac_csv.recognises(files)
    read = ofac_csv.read(files)
    assert [(f.code, f.severity, f.line) for f in read.faults] == [("list.schema", "refused", 1)] * 2
    assert read.entries == ()
