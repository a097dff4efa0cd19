"""The UK sanctions list as XML, as CSV and as the search page's summary: publisher's files counted, each trap tried."""

import csv
import datetime

import msgspec
import pytest
from lxml import etree

from sekisho.lists.readers import uk_csv, uk_search, uk_xml
from sekisho.lists.source import SourceFile

DAY = datetime.date


def source(text: str, name: str = "file") -> tuple[SourceFile]:
    return (SourceFile(name, content=text.encode()),)


# --- XML


def name(*parts: tuple[int, str], kind: str = "Primary Name", strength: str = "") -> str:
    inner = "".join(f"<Name{n}>{text}</Name{n}>" for n, text in parts)
    strength = f"<AliasStrength>{strength}</AliasStrength>" if strength else ""
    return f"<Name>{inner}<NameType>{kind}</NameType>{strength}</Name>"


def designation(names: str, details: str = "", *, unique: str = "DPR0901", kind: str = "Individual") -> str:
    return (
        f"<Designation><LastUpdated>18/12/2021</LastUpdated><DateDesignated>03/10/2017</DateDesignated>"
        f"<UniqueID>{unique}</UniqueID><OFSIGroupID>1</OFSIGroupID><Names>{names}</Names>"
        "<RegimeName>The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019</RegimeName>"
        f"<IndividualEntityShip>{kind}</IndividualEntityShip>{details}</Designation>"
    )


def xml(*designations: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Designations dateGenerated="2026-08-14T23:00:04.744Z">\n'
        "<DateGenerated>14/08/2026</DateGenerated>\n" + "\n".join(designations) + "\n</Designations>\n"
    )


def only(details: str, names: str = name((1, "Ka Sang"), (6, "RI")), **options: str):
    return uk_xml.read(source(xml(designation(names, details, **options)))).entries[0]


def individual(details: str) -> str:
    return f"<IndividualDetails><Individual>{details}</Individual></IndividualDetails>"


def test_the_publishers_excerpt_is_read_whole(shared):
    path = shared / "lists" / "uk" / "UK-Sanctions-List_sample_2026-08-14.xml"
    files = (SourceFile(path.name, path),)
    assert uk_xml.recognises(files)
    got = uk_xml.read(files)
    root = etree.parse(path).getroot()
    assert (got.published, got.faults) == (DAY(2026, 8, 14), ())
    assert [e.id for e in got.entries] == root.xpath("//UniqueID/text()") == ["AFG0011", "DPR0075"]
    assert [e.about_dprk for e in got.entries] == [False, True]
    assert sum(len(e.names) for e in got.entries) == root.xpath("count(//Name) + count(//NonLatinName)")
    assert [d.text for e in got.entries for d in e.birth_dates] == list(dict.fromkeys(root.xpath("//DOB/text()")))
    assert [n.value for n in got.entries[0].numbers if n.scheme == "passport"] == ["D0009720"]
    ship = got.entries[1]
    assert (ship.kind, ship.vessel.flag, ship.vessel.former_flags) == ("vessel", "KM", ("IN",))
    assert [(n.scheme, n.value) for n in ship.numbers] == [("imo", "9562233")]


@pytest.mark.parametrize("text", ["<export/>", "<html><Designations/></html>", "Unique ID,Name\n"])
def test_other_formats_are_not_taken_for_the_xml(text):
    assert not uk_xml.recognises(source(text))


@pytest.mark.parametrize("kind", ["Primary Name", "Primary name"])
def test_both_spellings_of_the_primary_name(kind):
    entry = only("", name((1, "A"), (6, "B"), kind="Alias") + name((1, "Ka"), (2, "Sang"), (6, "RI"), kind=kind))
    assert entry.name == "Ka Sang RI"
    assert entry.names[1].parts == ("Ka", "Sang", "RI")


def test_alias_strength_and_variations():
    entry = only(
        "",
        name((6, "RI"))
        + name((6, "LI"), kind="Alias", strength="Low quality a.k.a")
        + name((6, "RHEE"), kind="Alias", strength="Good quality a.k.a")
        + name((6, "YI"), kind="Primary Name Variation"),
    )
    assert [(n.text, n.kind, n.quality) for n in entry.names] == [
        ("RI", "primary", "good"),
        ("LI", "alias", "weak"),
        ("RHEE", "alias", "good"),
        ("YI", "alias", "good"),
    ]


def test_names_in_other_scripts():
    entry = only(
        "<NonLatinNames><NonLatinName><NameNonLatinScript>리가상</NameNonLatinScript>"
        "<NonLatinScriptLanguage>Korean</NonLatinScriptLanguage></NonLatinName></NonLatinNames>"
    )
    assert [(n.text, n.script, n.lang) for n in entry.names[1:]] == [("리가상", "Hang", "ko")]


def test_birth_dates_with_their_placeholders_and_repeats():
    entry = only(
        individual(
            "<DOBs><DOB>dd/mm/1968</DOB><DOB>dd/09/1958</DOB><DOB>1985</DOB><DOB>12/11/1967</DOB><DOB>12/11/1967</DOB>"
            "<DOB>dd/mm/yyyy</DOB></DOBs>"
        )
    )
    assert [(d.text, d.precision) for d in entry.birth_dates] == [
        ("dd/mm/1968", "year"),
        ("dd/09/1958", "month"),
        ("1985", "year"),
        ("12/11/1967", "day"),
    ]
    assert entry.birth_dates[3].from_ == DAY(1967, 11, 12)


def test_half_a_year_is_kept_and_said():
    got = uk_xml.read(source(xml(designation(name((6, "RI")), individual("<DOBs><DOB>15/08/19yy</DOB></DOBs>")))))
    assert "Date of birth: 15/08/19yy" in got.entries[0].remarks
    assert [(f.code, f.severity) for f in got.faults] == [("list.value", "warning")]


def test_documents_birth_places_nationalities_and_positions():
    entry = only(
        individual(
            "<PassportDetails><Passport><PassportNumber> PS 1 </PassportNumber><PassportAdditionalInformation>"
            "diplomatic</PassportAdditionalInformation></Passport></PassportDetails>"
            "<NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>77</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>"
            "<Nationalities><Nationality>North Korea</Nationality></Nationalities><Positions>"
            "<Position>Director</Position></Positions>"
            "<BirthDetails><Location><TownOfBirth>Wonsan</TownOfBirth><CountryOfBirth>North Korea"
            "</CountryOfBirth></Location></BirthDetails><Genders><Gender>Male</Gender></Genders>"
        )
    )
    assert [(n.scheme, n.value, n.note) for n in entry.numbers] == [
        ("ofsi_group", "1", None),
        ("passport", "PS 1", "diplomatic"),
        ("national_id", "77", None),
    ]
    assert (entry.nationalities, entry.birth_places) == (("KP",), ("Wonsan, North Korea",))
    assert entry.titles == ("Director",)
    assert "Gender: Male" in entry.remarks


def test_a_company_carries_its_own_numbers_not_those_of_its_ships():
    entry = only(
        "<OtherInformation>IMO number: 5342883. Owner of Petrel 8 (IMO 9562233)</OtherInformation>"
        "<EntityDetails><Entity><BusinessRegistrationNumbers>"
        "<BusinessRegistrationNumber>INN: 7710137066</BusinessRegistrationNumber>"
        "</BusinessRegistrationNumbers><ParentCompanies><ParentCompany>Big</ParentCompany></ParentCompanies></Entity>"
        "</EntityDetails>",
        kind="Entity",
    )
    assert [(n.scheme, n.value) for n in entry.numbers[1:]] == [
        ("registration", "INN: 7710137066"),
        ("imo_company", "5342883"),
    ]
    assert entry.linked == ("Big",)


@pytest.mark.parametrize("cell", ["IMO9562233", "9562233", "IMO 9562233"])
def test_a_ships_number(cell):
    details = f"<ShipDetails><Ship><IMONumbers><IMONumber>{cell}</IMONumber></IMONumbers></Ship></ShipDetails>"
    assert only(details, kind="Ship").numbers[-1].value == "9562233"


def test_a_ships_number_that_cannot_be_is_kept_and_said():
    details = "<ShipDetails><Ship><IMONumbers><IMONumber>IMO9562234</IMONumber></IMONumbers></Ship></ShipDetails>"
    got = uk_xml.read(source(xml(designation(name((6, "X")), details, kind="Ship"))))
    assert got.entries[0].numbers[-1].value == "9562234"
    assert [f.code for f in got.faults] == ["list.value"]


def test_measures_contacts_and_elements_not_known_stay_among_the_remarks():
    got = uk_xml.read(
        source(
            xml(
                designation(
                    name((6, "X")),
                    "<SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>false</TravelBan>"
                    "</SanctionsImposedIndicators><EmailAddresses><EmailAddress>a@b.kp</EmailAddress></EmailAddresses>"
                    "<Aura>bad</Aura>",
                )
            )
        )
    )
    assert got.entries[0].remarks == ("Indicator: AssetFreeze", "EmailAddress: a@b.kp", "Aura: bad")
    assert [(f.code, f.severity) for f in got.faults] == [("list.schema", "warning")]


def test_days_and_repeated_keys():
    got = uk_xml.read(source(xml(designation(name((6, "A"))), designation(name((6, "B"))))))
    assert [e.id for e in got.entries] == ["DPR0901", "DPR0901#2"]
    assert got.entries[0].listed_from == DAY(2017, 10, 3)
    assert got.entries[0].amended == (DAY(2021, 12, 18),)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_xml_is_refused(share):
    whole = xml(designation(name((6, "A"))), designation(name((6, "B"))))
    (fault,) = uk_xml.read(source(whole[: int(len(whole) * share)])).faults
    assert (fault.code, fault.severity) == ("list.cut", "refused")


def test_an_empty_xml_is_refused():
    assert not uk_xml.read(source(xml())).usable


# --- CSV

COLUMNS = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,"
    "Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,"
    "Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,"
    "Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
    "National Identifier additional information,Passport number,Passport additional information,Position,Gender,"
    "Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),"
    "IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,"
    "Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
).split(",")
BASE = {
    "Last Updated": "18/12/2021",
    "Unique ID": "DPR0901",
    "Regime Name": "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019",
    "Designation Type": "Individual",
    "Date Designated": "03/10/2017",
}


def table(*rows: dict[str, str], preamble: str = "Report Date: 13-Feb-2026\n", columns: list[str] = COLUMNS) -> str:
    lines = [columns, *([({**BASE, **row}).get(column, "") for column in columns] for row in rows)]
    return preamble + "".join(",".join(f'"{c}"' if "," in c or "\n" in c else c for c in line) + "\n" for line in lines)


def test_the_rows_of_one_id_are_one_entry():
    primary = {"Name 1": "Ka Sang", "Name 6": "RI", "Name type": "Primary Name"}
    other = {"Name 6": "LI", "Name type": "Alias", "Alias strength": "Low quality a.k.a"}
    rows = [
        {**person, **birth, **home}
        for person in (primary, other)
        for birth in ({"D.O.B": "dd/mm/1968"}, {"D.O.B": "12/11/1967"})
        for home in (
            {"Address Line 1": "1 Way", "Address Country": "North Korea"},
            {"Address Line 6": "Wonsan", "Address Country": "North Korea"},
        )
    ]
    text = table(
        *rows,
        {"Unique ID": "DPR0902", "Name 6": "KASANG, LTD", "Name type": "Primary name", "Designation Type": "Entity"},
    )
    files = source(text)
    assert uk_csv.recognises(files)
    got = uk_csv.read(files)
    assert (got.published, got.faults) == (DAY(2026, 2, 13), ())
    assert [(e.id, e.kind, e.name, e.position) for e in got.entries] == [
        ("DPR0901", "person", "Ka Sang RI", "line 3"),
        ("DPR0902", "organisation", "KASANG, LTD", "line 11"),
    ]
    entry = got.entries[0]
    assert [(n.text, n.quality) for n in entry.names] == [("Ka Sang RI", "good"), ("LI", "weak")]
    assert [d.text for d in entry.birth_dates] == ["dd/mm/1968", "12/11/1967"]
    assert [a.text for a in entry.addresses] == ["1 Way, North Korea", "Wonsan, North Korea"]
    assert entry.about_dprk


def test_the_csv_and_the_xml_make_the_same_entry():
    ship = only(
        "<DesignationSource>UN</DesignationSource><ShipDetails><Ship><IMONumbers><IMONumber>IMO9562233</IMONumber>"
        "</IMONumbers><CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip>"
        "</CurrentBelievedFlagOfShips><TypeOfShipDetails><TypeOfShip>Bulk Carrier</TypeOfShip></TypeOfShipDetails>"
        "<YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt></Ship></ShipDetails>",
        name((6, "Petrel 8"), kind="Primary name"),
        kind="Ship",
    )
    row = {
        "Name 6": "Petrel 8",
        "Name type": "Primary name",
        "Designation Type": "Ship",
        "Designation source": "UN",
        "OFSI Group ID": "1",
        "IMO number": "9562233",
        "Current believed flag of ship": "Comoros",
        "Type of ship": "Bulk Carrier",
        "Year Built": "2011",
    }
    (same,) = uk_csv.read(source(table(row))).entries
    assert msgspec.structs.replace(same, position=ship.position) == ship


def test_without_a_report_date_the_age_is_unknown_and_said():
    text = table({"Name 6": "RI", "Name type": "Primary Name"}, preamble="")
    assert uk_csv.recognises(source(text))
    got = uk_csv.read(source(text))
    assert got.usable
    assert got.published is None
    assert [(f.code, f.severity) for f in got.faults] == [("list.schema", "warning")]


def test_a_byte_order_mark_and_a_quoted_preamble():
    text = "\ufeff" + table({"Name 6": "RI", "Name type": "Primary Name"}, preamble='"Report Date: 13-Feb-2026"\r\n')
    assert uk_csv.recognises(source(text))
    got = uk_csv.read(source(text))
    assert (got.published, got.faults, got.entries[0].name) == (DAY(2026, 2, 13), (), "RI")


def test_a_row_without_a_key_is_kept_and_said():
    got = uk_csv.read(source(table({"Unique ID": "", "Name 6": "RI", "Name type": "Primary Name"})))
    assert [e.name for e in got.entries] == ["RI"]
    assert [f.code for f in got.faults] == ["list.row"]


def test_a_column_not_known_is_kept_and_said():
    columns = [*COLUMNS, "Aura"]
    got = uk_csv.read(source(table({"Name 6": "RI", "Name type": "Primary Name", "Aura": "bad"}, columns=columns)))
    assert got.entries[0].remarks == ("Aura: bad",)
    assert [f.code for f in got.faults] == ["list.schema"]


def test_a_missing_column_is_refused_by_its_name():
    columns = [column for column in COLUMNS if column != "D.O.B"]
    got = uk_csv.read(source(table({"Name 6": "RI", "Name type": "Primary Name"}, columns=columns)))
    assert not got.usable
    assert "D.O.B" in got.faults[0].message


def test_a_damaged_csv_is_refused_at_its_byte_and_line():
    data = table({"Name 6": "RIXA", "Name type": "Primary Name"}).encode().replace(b"RIXA", b"RI\xe9A")
    (fault,) = uk_csv.read((SourceFile("f", content=data),)).faults
    assert (fault.severity, fault.byte, fault.line) == ("refused", data.index(b"\xe9"), 3)


def test_a_csv_without_rows_is_refused():
    assert not uk_csv.read(source(table())).usable


# --- the search page's summary

SEARCH = (
    "Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,Sanctions Imposed\n"
    "DPR0901,13,RI  Ka Sang,Democratic People's Republic of Korea,Individual,UN,03-10-2017,"
    '"Asset freeze, Travel Ban"\n'
    "DRC0901,,KASANG,Democratic Republic of the Congo,Entity,UK,04-10-2017,Asset freeze\n"
)


def test_the_publishers_summary_is_read_whole(shared):
    path = shared / "lists" / "uk" / "fcdo_sanctions_search_2025-08-11.csv"
    files = (SourceFile(path.name, path),)
    assert uk_search.recognises(files)
    got = uk_search.read(files)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert got.usable
    assert len(got.entries) == len(rows) == 5302
    assert sum(e.about_dprk for e in got.entries) == 261
    assert [sum(e.kind == kind for e in got.entries) for kind in ("person", "organisation", "vessel")] == [
        3754,
        1087,
        461,
    ]
    dprk = [e.kind for e in got.entries if e.about_dprk]
    assert [dprk.count(kind) for kind in ("person", "organisation", "vessel")] == [138, 86, 37]
    for entry, row in zip(got.entries, rows, strict=True):
        assert (entry.id, entry.name) == (row["Unique ID"], " ".join(row["Name"].split()))
        assert f"{entry.listed_from:%d-%m-%Y}" == row["Date Designated"]
    nameless = [row["Unique ID"] for row in rows if not row["Name"].strip()]
    assert [f.entry for f in got.faults if f.code == "list.row"] == nameless


def test_a_summary_says_that_it_is_one():
    files = source(SEARCH)
    assert uk_search.recognises(files)
    assert not uk_csv.recognises(files)
    got = uk_search.read(files)
    assert got.usable
    assert [(f.code, f.severity) for f in got.faults] == [("list.summary", "warning")]
    assert [(e.name, e.about_dprk, e.listed_from) for e in got.entries] == [
        ("RI Ka Sang", True, DAY(2017, 10, 3)),
        ("KASANG", False, DAY(2017, 10, 4)),
    ]
    assert got.entries[0].remarks == ("Designation source: UN", "Sanctions Imposed: Asset freeze, Travel Ban")


def test_a_summary_that_was_cut_inside_a_cell_is_refused():
    got = uk_search.read(source(SEARCH[: SEARCH.index("Travel")]))
    assert not got.usable


def test_a_summary_with_odd_values_loses_none():
    got = uk_search.read(
        source(SEARCH.replace("03-10-2017", "autumn").replace("Entity", "Blob") + SEARCH.split("\n")[1] + "\n")
    )
    assert [e.id for e in got.entries] == ["DPR0901", "DRC0901", "DPR0901#2"]
    assert "Date Designated: autumn" in got.entries[0].remarks
    assert sorted(f.code for f in got.faults) == ["list.duplicate_key", "list.summary", "list.value", "list.value"]
