"""The UN consolidated list: every entry, alias, birth date and number of the publisher's files, and each known trap."""

import csv
import datetime
import re

import pytest
from lxml import etree

from sekisho.lists.dates import read_birth_dates
from sekisho.lists.readers import un_xml
from sekisho.lists.source import SourceFile

DAY = datetime.date


def source(text: str | bytes, name: str = "consolidated.xml") -> tuple[SourceFile]:
    return (SourceFile(name, content=text if isinstance(text, bytes) else text.encode()),)


def document(individuals: str = "", entities: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'dateGenerated="2026-03-01T00:00:00Z">\n'
        f"<INDIVIDUALS>{individuals}</INDIVIDUALS>\n<ENTITIES>{entities}</ENTITIES>\n</CONSOLIDATED_LIST>\n"
    )


def individual(extra: str = "", reference: str = "KPi.901", programme: str = "DPRK") -> str:
    return (
        "<INDIVIDUAL><DATAID>7000001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>RI</FIRST_NAME>"
        f"<SECOND_NAME>KA SANG</SECOND_NAME><UN_LIST_TYPE>{programme}</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>{extra}</INDIVIDUAL>"
    )


ENTITY = (
    "<ENTITY><DATAID>7000002</DATAID><FIRST_NAME>KASANG SHIPPING (KS)</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
    "<REFERENCE_NUMBER> KPe.901 </REFERENCE_NUMBER><LISTED_ON>2018-03-30-04:00</LISTED_ON>{}</ENTITY>"
)


def read(individuals: str = "", entities: str = ENTITY.format("")):
    return un_xml.read(source(document(individuals or individual(), entities)))


def person(extra: str):
    return read(individual(extra)).entries[0]


# What the folder's README says of each snapshot: persons, entities.
SNAPSHOTS = {
    "2018-10-29": (703, 390),
    "2020-11-24": (713, 305),
    "2024-09-26": (682, 193),
    "2025-04-19": (684, 193),
    "2026-02-27": (730, 273),
}


@pytest.fixture(scope="module", params=SNAPSHOTS)
def snapshot(request, shared):
    path = shared / "lists" / "un" / f"un_consolidated_{request.param}.xml"
    files = (SourceFile(path.name, path),)
    assert un_xml.recognises(files)
    return request.param, un_xml.read(files), etree.parse(path).getroot()


def folded(element) -> str:
    text = " ".join((element.text or "").split()) if element is not None else ""
    return "" if text.lower() in ("na", "null") else text


def test_every_record_of_a_snapshot_is_an_entry(snapshot):
    day, got, root = snapshot
    persons, entities = SNAPSHOTS[day]
    assert got.usable
    assert got.published == DAY.fromisoformat(day)
    assert sum(e.kind == "person" for e in got.entries) == persons == len(root.findall("INDIVIDUALS/INDIVIDUAL"))
    assert sum(e.kind == "organisation" for e in got.entries) == entities == len(root.findall("ENTITIES/ENTITY"))
    dprk = [e for e in got.entries if e.about_dprk]
    assert len(dprk) == len(root.xpath("//*[UN_LIST_TYPE='DPRK']")) == 155
    assert (sum(e.id.startswith("KPi.") for e in dprk), sum(e.id.startswith("KPe.") for e in dprk)) == (80, 75)
    assert [e.id for e in got.entries] == [folded(x) for x in root.iter("REFERENCE_NUMBER")]
    assert {e.listed_from.isoformat() for e in got.entries} == {x.text[:10] for x in root.iter("LISTED_ON")}
    assert sum(len(e.amended) for e in got.entries) == sum(
        len({folded(v)[:10] for v in updates} - {""}) for updates in root.iter("LAST_DAY_UPDATED")
    )


def test_every_alias_of_a_snapshot_is_a_name(snapshot):
    _, got, root = snapshot
    for entry, element in zip(got.entries, root.iter("INDIVIDUAL", "ENTITY"), strict=True):
        held = {name.text for name in entry.names} | {(name.note or "") for name in entry.names}
        for alias in element.iter("ALIAS_NAME", "NAME_ORIGINAL_SCRIPT"):
            text = folded(alias)
            assert not text or any(have == text or have.startswith(f"{text};") for have in held), (entry.id, text)
        assert entry.name == " ".join(
            filter(None, (folded(element.find(f"{n}_NAME")) for n in ("FIRST", "SECOND", "THIRD", "FOURTH")))
        )


def test_every_birth_date_of_a_snapshot_is_read_or_said(snapshot):
    _, got, root = snapshot
    elements = [
        d
        for d in root.iter("INDIVIDUAL_DATE_OF_BIRTH")
        if any(folded(part) for part in d if part.tag != "TYPE_OF_DATE")
    ]
    aliases = [d for d in root.iterfind(".//INDIVIDUAL_ALIAS/DATE_OF_BIRTH") if folded(d)]
    unread = [r for e in got.entries for r in e.remarks if r.startswith("Date of birth:")]
    assert sum(len(e.birth_dates) for e in got.entries) + len(unread) == len(elements) + len(aliases)
    assert len(unread) == sum(fault.code == "list.value" for fault in got.faults)
    days = sorted(folded(d.find("DATE"))[:10] for d in elements if folded(d.find("DATE")))
    assert days == sorted(
        d.from_.isoformat() for e in got.entries for d in e.birth_dates if d.precision == "day" and "(as " not in d.text
    )


def test_every_number_of_a_snapshot_is_kept(snapshot):
    _, got, root = snapshot
    for entry, element in zip(got.entries, root.iter("INDIVIDUAL", "ENTITY"), strict=True):
        values = [number.value for number in entry.numbers if number.note != "in the comments"]
        cells = [text for cell in element.iterfind("INDIVIDUAL_DOCUMENT/NUMBER") if (text := folded(cell))]
        assert values[0] == folded(element.find("DATAID"))
        assert len(values) - 1 >= len(cells)
        for cell in cells:
            assert any(re.sub(r"\s", "", value) in re.sub(r"\s", "", cell) for value in values[1:]), (entry.id, cell)
        documents = [d for d in element.iterfind("INDIVIDUAL_DOCUMENT") if any(map(folded, d))]
        assert len(documents) == len(values) - 1 + sum(r.startswith("Document:") for r in entry.remarks)


def test_birth_dates_agree_with_the_transcription_from_japan(shared):
    """An independent source: Japan's list names the same persons, with the birth days that the UN's file has lost."""
    path = shared / "lists" / "un" / "un_consolidated_2026-02-27.xml"
    entries = {e.id: e for e in un_xml.read((SourceFile(path.name, path),)).entries}
    differ = {}
    with (shared / "lists" / "jp" / "mof_dprk_persons_un_15.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    for row in rows:
        japan = {(d.from_, d.to) for cell in row["dob"].split("; ") if cell for d in read_birth_dates(cell)}
        un = {(d.from_, d.to) for d in entries[row["un"]].birth_dates}
        if japan and japan != un:
            differ[row["un"]] = {(first - earlier).days for first, _ in japan for earlier, _ in un}
    assert len(rows) == sum(e.about_dprk and e.kind == "person" for e in entries.values())
    shifted = {entry for entry, days in differ.items() if days in ({1}, {365})}
    assert shifted == {"KPi.055", "KPi.063", "KPi.065", "KPi.068", "KPi.078"}
    assert differ.keys() - shifted == {"KPi.007"}  # the UN gives a third date


def test_the_damaged_file_is_refused_at_its_first_bad_byte(shared):
    path = shared / "lists" / "corrupt" / "un_consolidated_2025-08-16_control-chars.xml"
    files = (SourceFile(path.name, path),)
    assert un_xml.recognises(files)
    got = un_xml.read(files)
    data = path.read_bytes()
    (fault,) = got.faults
    assert (fault.severity, fault.code, got.entries, got.usable) == ("refused", "list.damaged", (), False)
    assert fault.byte == next(at for at, byte in enumerate(data) if byte < 0x20 and byte not in b"\t\n\r")
    assert fault.line == data[: fault.byte].count(b"\n") + 1
    assert "0x19" in fault.message


@pytest.mark.parametrize("share", [0.15, 0.3, 0.5, 0.6, 0.8, 0.95, 0.99])
def test_a_cut_file_is_refused(share):
    whole = document(individual("<COMMENTS1>漢字と長い註</COMMENTS1>"), ENTITY.format("")).encode()
    got = un_xml.read(source(whole[: int(len(whole) * share)]))
    (fault,) = got.faults
    assert (fault.code, fault.severity, got.entries) == ("list.cut", "refused", ())


@pytest.mark.parametrize(
    "text",
    [
        "<sdnList><sdnEntry/></sdnList>",
        "<html><body>CONSOLIDATED_LIST</body></html>",
        '{"x": "<CONSOLIDATED_LIST>"}',
        "<!-- <CONSOLIDATED_LIST> --><export/>",
        "",
    ],
)
def test_other_formats_are_not_recognised(text):
    assert not un_xml.recognises(source(text))


def test_the_format_is_told_from_the_content_and_from_one_file():
    whole = document(individual())
    assert un_xml.recognises(source(whole, "whatever.txt"))
    assert not un_xml.recognises((*source(whole), *source(whole)))


@pytest.mark.parametrize("text", [document(), "<CONSOLIDATED_LIST><OTHER/></CONSOLIDATED_LIST>"])
def test_a_list_without_entries_is_refused(text):
    got = un_xml.read(source(text))
    assert [f.code for f in got.faults if f.severity == "refused"] == ["list.schema"]


def test_half_a_list_is_held():
    got = un_xml.read(source(document(individual())))
    assert [(f.code, f.severity) for f in got.faults] == [("list.incomplete", "held")]


def test_a_schema_whose_names_moved_is_refused():
    got = read(
        individual().replace("FIRST_NAME", "GIVEN").replace("SECOND_NAME", "OTHER"),
        "<ENTITY><DATAID>1</DATAID></ENTITY>",
    )
    assert not got.usable


def test_an_element_not_known_is_said_and_kept():
    got = read(individual("<DECEASED>yes</DECEASED><VISA><KIND>A</KIND></VISA>"))
    assert {"DECEASED: yes", "VISA: KIND A"} <= set(got.entries[0].remarks)
    assert [f.code for f in got.faults] == ["list.schema", "list.schema"]


def test_a_document_type_is_refused():
    text = document(individual()).replace("<CONSOLIDATED_LIST", "<!DOCTYPE x [<!ENTITY a 'b'>]><CONSOLIDATED_LIST", 1)
    (fault,) = un_xml.read(source(text)).faults
    assert fault.severity == "refused"
    assert fault.byte == text.encode().index(b"<!DOCTYPE")


def test_a_repeated_key_overwrites_nothing():
    got = read(individual() + individual("<TITLE><VALUE>General</VALUE></TITLE>"))
    assert [e.id for e in got.entries] == ["KPi.901", "KPi.901#2", "KPe.901"]
    assert [(f.code, f.severity) for f in got.faults] == [("list.duplicate_key", "warning")]


def test_keys_are_stripped_and_offsets_of_days_dropped():
    entity = read().entries[1]
    assert (entity.id, entity.listed_from, entity.kind) == ("KPe.901", DAY(2018, 3, 30), "organisation")


def test_name_parts_are_joined_in_order_and_na_is_nothing():
    (entry,) = [e for e in read(individual("<THIRD_NAME>na</THIRD_NAME>")).entries if e.kind == "person"]
    assert entry.name == "RI KA SANG"
    assert entry.names[0].parts == ("RI", "KA SANG")


def test_guinea_bissau_is_not_great_britain_and_not_the_dprk():
    got = read(individual(reference="GBi.901", programme="GB"))
    assert got.entries[0].programmes == ("GB",)
    assert not got.entries[0].about_dprk


def test_aliases_keep_their_quality_and_stubs_are_skipped():
    entry = person(
        "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>RI KASANG</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>  Ka \n  Sang </ALIAS_NAME></INDIVIDUAL_ALIAS>"
        "<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>"
        "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>na</ALIAS_NAME></INDIVIDUAL_ALIAS>"
    )
    assert [(n.text, n.kind, n.quality) for n in entry.names] == [
        ("RI KA SANG", "primary", "good"),
        ("RI KASANG", "alias", "good"),
        ("Ka Sang", "alias", "weak"),
    ]


def test_former_names_of_an_entity():
    entity = read(
        entities=ENTITY.format(
            "<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD KASANG</ALIAS_NAME></ENTITY_ALIAS>"
        )
    ).entries[1]
    assert (entity.names[1].kind, entity.names[1].quality) == ("former", "good")


def test_an_unknown_alias_quality_is_said():
    got = read(individual("<INDIVIDUAL_ALIAS><QUALITY>Fair</QUALITY><ALIAS_NAME>X Y</ALIAS_NAME></INDIVIDUAL_ALIAS>"))
    assert [f.code for f in got.faults] == ["list.value"]
    assert len(got.entries[0].names) == 2


def test_the_original_script_is_a_name_of_its_own():
    entry = person(
        "<NAME_ORIGINAL_SCRIPT>리가상 (Korean)</NAME_ORIGINAL_SCRIPT>"
        "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ri Kasan (李假想)</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Li Kasan</ALIAS_NAME>"
        "<NOTE>original script: Ли Касан</NOTE></INDIVIDUAL_ALIAS>"
    )
    assert [(n.text, n.script) for n in entry.names[1:]] == [
        ("리가상", "Hang"),
        ("Ri Kasan", "Latn"),
        ("李假想", "Hani"),
        ("Li Kasan", "Latn"),
        ("Ли Касан", "Cyrl"),
    ]


def birth(*fields: tuple[str, str]) -> str:
    inner = "".join(f"<{tag}>{text}</{tag}>" for tag, text in fields)
    return f"<INDIVIDUAL_DATE_OF_BIRTH>{inner}</INDIVIDUAL_DATE_OF_BIRTH>"


@pytest.mark.parametrize(
    ("fields", "first", "last", "precision", "circa"),
    [
        ((("TYPE_OF_DATE", "EXACT"), ("DATE", "1961-05-06")), (1961, 5, 6), (1961, 5, 6), "day", False),
        ((("TYPE_OF_DATE", "EXACT"), ("DATE", "1961-05-06-04:00")), (1961, 5, 6), (1961, 5, 6), "day", False),
        ((("TYPE_OF_DATE", "EXACT"), ("YEAR", "1961")), (1961, 1, 1), (1961, 12, 31), "year", False),
        ((("TYPE_OF_DATE", "APPROXIMATELY"), ("YEAR", "1961")), (1961, 1, 1), (1961, 12, 31), "year", True),
        (
            (("TYPE_OF_DATE", "BETWEEN"), ("NOTE", "Approximately "), ("FROM_YEAR", "1960"), ("TO_YEAR", "1962")),
            (1960, 1, 1),
            (1962, 12, 31),
            "range",
            True,
        ),
        ((("TYPE_OF_DATE", "EXACT"), ("NOTE", "Nov. 1973 ")), (1973, 11, 1), (1973, 11, 30), "month", False),
        ((("TYPE_OF_DATE", "EXACT"), ("YEAR", "1958"), ("NOTE", "Sep.")), (1958, 9, 1), (1958, 9, 30), "month", False),
        ((("NOTE", "Between Aug. and Sep. 1977"),), (1977, 8, 1), (1977, 9, 30), "range", False),
    ],
)
def test_each_way_of_giving_a_birth_date(fields, first, last, precision, circa):
    (date,) = person(birth(*fields)).birth_dates
    assert (date.from_, date.to, date.precision, date.circa) == (DAY(*first), DAY(*last), precision, circa)


def test_a_note_beside_a_date_stays_with_it():
    (date,) = person(birth(("DATE", "1979-03-04"), ("NOTE", "from false passport"))).birth_dates
    assert date.text == "1979-03-04 (from false passport)"


@pytest.mark.parametrize(
    "fields", [(("TYPE_OF_DATE", "EXACT"),), (("TYPE_OF_DATE", ""),), (("NOTE", "Approximately"),)]
)
def test_an_empty_birth_date_is_no_date_and_no_fault(fields):
    got = read(individual(birth(*fields)))
    assert got.entries[0].birth_dates == ()
    assert got.faults == ()


@pytest.mark.parametrize("note", ["24/06/1402 (Hijri Calendar)", "30-35 years old"])
def test_a_birth_date_that_cannot_be_read_is_kept_and_said(note):
    got = read(individual(birth(("TYPE_OF_DATE", "EXACT"), ("NOTE", note))))
    assert got.entries[0].birth_dates == ()
    assert f"Date of birth: {note}" in got.entries[0].remarks
    assert [(f.code, f.severity, f.entry) for f in got.faults] == [("list.value", "warning", "KPi.901")]


def test_one_end_of_a_range_is_no_year():
    got = read(individual(birth(("TYPE_OF_DATE", "BETWEEN"), ("FROM_YEAR", "1960"))))
    assert got.entries[0].birth_dates == ()
    assert [f.code for f in got.faults] == ["list.value"]


def test_the_birth_of_an_alias_is_a_birth_date_too():
    entry = person(
        birth(("DATE", "1957-04-15")) + "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ri Hyon</ALIAS_NAME>"
        "<DATE_OF_BIRTH>1958-02-22</DATE_OF_BIRTH><CITY_OF_BIRTH>Wonsan</CITY_OF_BIRTH></INDIVIDUAL_ALIAS>"
    )
    assert [d.text for d in entry.birth_dates] == ["1957-04-15", "1958-02-22 (as Ri Hyon)"]
    assert entry.birth_places == ("Wonsan",)


def papers(**fields: str) -> str:
    return "<INDIVIDUAL_DOCUMENT>" + "".join(f"<{t}>{v}</{t}>" for t, v in fields.items()) + "</INDIVIDUAL_DOCUMENT>"


@pytest.mark.parametrize(
    ("fields", "scheme", "value", "country", "note"),
    [
        ({"TYPE_OF_DOCUMENT": "Passport", "NUMBER": " 381420001 "}, "passport", "381420001", None, None),
        (
            {"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "381110001 (Expired 25 Jan. 2016)"},
            "passport",
            "381110001",
            None,
            "Expired 25 Jan. 2016",
        ),
        (
            {
                "TYPE_OF_DOCUMENT": "Número de pasaporte",
                "NUMBER": "PS 1",
                "COUNTRY_OF_ISSUE": "Democratic People's Republic of Korea",
            },
            "passport",
            "PS 1",
            "KP",
            None,
        ),
        (
            {"TYPE_OF_DOCUMENT": "National Identification\n                  Number", "NUMBER": "A-12 34"},
            "national_id",
            "A-12 34",
            None,
            None,
        ),
        (
            {"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "Russian passport number 8208 No. 555000", "NOTE": "revoked"},
            "passport",
            "8208 No. 555000",
            None,
            "Russian passport number; revoked",
        ),
        (
            {
                "TYPE_OF_DOCUMENT": "National Identification Number",
                "TYPE_OF_DOCUMENT2": "Ration card no.",
                "NUMBER": "77",
            },
            "other",
            "77",
            None,
            "Ration card no.",
        ),
        (
            {"TYPE_OF_DOCUMENT": "Passport", "NOTE": "Libyan passport number 347000, expired on 21 Feb. 2014"},
            "passport",
            "347000",
            None,
            "Libyan passport number; expired on 21 Feb. 2014",
        ),
    ],
)
def test_documents(fields, scheme, value, country, note):
    number = person(papers(**fields)).numbers[1]
    assert (number.scheme, number.value, number.country, number.note) == (scheme, value, country, note)


def test_document_stubs_are_nothing_and_wordy_ones_remarks():
    entry = person("<INDIVIDUAL_DOCUMENT/>" + papers(NUMBER="") + papers(TYPE_OF_DOCUMENT="Passport", NOTE="lost"))
    assert [n.scheme for n in entry.numbers] == ["dataid"]
    assert entry.remarks == ("Document: Passport; lost",)


def test_numbers_that_the_comments_hide():
    entity = read(
        entities=ENTITY.format(
            "<COMMENTS1>Owner of the tanker SAN 1. IMO number:\n 5342883. SWIFT/BIC: KASGKPPY. Hong Kong company "
            "registration number 1177000.</COMMENTS1>"
        )
    ).entries[1]
    assert [(n.scheme, n.value) for n in entity.numbers[1:]] == [
        ("imo_company", "5342883"),
        ("bic", "KASGKPPY"),
        ("registration", "1177000"),
    ]
    entry = person("<COMMENTS1>New AKA with diplomatic passport number 836110001, which expires soon.</COMMENTS1>")
    assert [(n.scheme, n.value) for n in entry.numbers[1:]] == [("passport", "836110001")]


def test_what_has_no_field_of_its_own_stays_among_the_remarks():
    entry = person(
        "<COMMENTS1>Deceased.</COMMENTS1><GENDER>Male</GENDER><SUBMITTED_BY>X</SUBMITTED_BY><SORT_KEY/>"
        "<NATIONALITY><VALUE>Democratic People's Republic of Korea </VALUE><VALUE>na</VALUE>"
        "<VALUE>USSR (until 1991)</VALUE></NATIONALITY>"
        "<TITLE><VALUE>General</VALUE></TITLE><DESIGNATION><VALUE>Director</VALUE><VALUE/></DESIGNATION>"
        "<LAST_DAY_UPDATED><VALUE>2017-08-05</VALUE><VALUE>2016-08-05</VALUE><VALUE/></LAST_DAY_UPDATED>"
        "<INDIVIDUAL_ADDRESS><STREET>1 Way</STREET><COUNTRY>Rwanda</COUNTRY><NOTE>in 2016</NOTE></INDIVIDUAL_ADDRESS>"
        "<INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>"
    )
    assert entry.remarks == ("Deceased.", "GENDER: Male", "SUBMITTED_BY: X")
    assert entry.nationalities == ("KP", "USSR (until 1991)")
    assert entry.titles == ("General", "Director")
    assert entry.amended == (DAY(2016, 8, 5), DAY(2017, 8, 5))
    assert [(a.text, a.country) for a in entry.addresses] == [("1 Way, Rwanda (in 2016)", "RW")]


def test_a_listing_day_that_is_none_is_kept_and_said():
    got = read(individual().replace("2016-03-02", "soon"))
    assert got.entries[0].listed_from is None
    assert "LISTED_ON: soon" in got.entries[0].remarks
    assert [f.code for f in got.faults] == ["list.value"]
