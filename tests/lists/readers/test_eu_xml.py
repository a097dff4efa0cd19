"""The EU financial sanctions file: the publisher's excerpt against an independent count, and each known trap."""

import datetime

import pytest
from lxml import etree

from sekisho.lists.readers import eu_xml
from sekisho.lists.source import SourceFile

DAY = datetime.date
NS = "http://eu.europa.ec/fpi/fsd/export"


def source(text: str) -> tuple[SourceFile]:
    return (SourceFile("eu.xml", content=text.encode()),)


def export(*entities: str, namespace: str = NS) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<export xmlns="{namespace}" '
        'generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">\n' + "\n".join(entities) + "\n</export>\n"
    )


def alias(whole: str, strong: str = "true", language: str = "EN", **more: str) -> str:
    attributes = " ".join(f'{name}="{value}"' for name, value in more.items())
    return (
        f'<nameAlias wholeName="{whole}" strong="{strong}" nameLanguage="{language}" firstName="" middleName="" '
        f'lastName="" function="" title="" {attributes} logicalId="9">'
        '<regulationSummary publicationDate="1999-01-01" numberTitle="1/1999" programme="WRONG" publicationUrl="x"/>'
        "</nameAlias>"
    )


def entity(
    details: str,
    *,
    reference: str = "EU.901.1",
    logical: str = "901",
    subject: str = "person",
    programme: str = "PRK",
    more: str = "",
) -> str:
    letter = "P" if subject == "person" else "E"
    return (
        f'<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="{reference}" '
        f'logicalId="{logical}" {more}>'
        '<regulation regulationType="amendment" publicationDate="2018-04-20" entryIntoForceDate="2018-04-21" '
        f'numberTitle="2018/602 (OJ L101)" programme="{programme}" logicalId="5"><publicationUrl>u</publicationUrl>'
        f'</regulation><subjectType code="{subject}" classificationCode="{letter}"/>{details}</sanctionEntity>'
    )


def read(*entities: str):
    return eu_xml.read(source(export(*entities)))


def only(details: str, **options: str):
    return read(entity(details, **options)).entries[0]


def test_the_publishers_excerpt_is_read_whole(shared):
    path = shared / "lists" / "eu" / "fsf_v1_1_sample_2026-08-05.xml"
    files = (SourceFile(path.name, path),)
    assert eu_xml.recognises(files)
    got = eu_xml.read(files)
    root = etree.parse(path).getroot()
    ns = {"e": NS}
    assert (got.published, got.faults) == (DAY(2026, 8, 5), ())
    assert len(got.entries) == 2 == root.xpath("count(//e:sanctionEntity)", namespaces=ns)
    assert [e.id for e in got.entries] == root.xpath("//e:sanctionEntity/@euReferenceNumber", namespaces=ns)
    assert [n.text for e in got.entries for n in e.names] == root.xpath("//e:nameAlias/@wholeName", namespaces=ns)
    assert [d.from_.isoformat() for e in got.entries for d in e.birth_dates] == root.xpath(
        "//e:birthdate/@birthdate", namespaces=ns
    )
    assert [n.value for e in got.entries for n in e.numbers if n.scheme == "passport"] == root.xpath(
        "//e:identification/@number", namespaces=ns
    )
    assert [e.programmes for e in got.entries] == [("IRQ",), ("TERR",)]
    assert not any(e.about_dprk for e in got.entries)
    assert got.entries[0].nationalities == ("IQ",)


@pytest.mark.parametrize("text", ["<export><row/></export>", "<Designations/>", "<html/>", "id;name\n1;export\n"])
def test_other_formats_are_not_recognised(text):
    assert not eu_xml.recognises(source(text))


@pytest.mark.parametrize("namespace", [NS, "http://eu.europa.ec/fpi/fsd/export/2", "urn:any"])
def test_names_are_matched_whatever_their_namespace(namespace):
    got = eu_xml.read(source(export(entity(alias("Ri Ka Sang")), namespace=namespace)))
    assert [e.name for e in got.entries] == ["Ri Ka Sang"]


def test_the_summaries_inside_details_are_not_the_entitys_own():
    entry = only(alias("Ri Ka Sang"))
    assert entry.programmes == ("PRK",)
    assert entry.basis == ("2018/602 (OJ L101)",)
    assert entry.amended == (DAY(2018, 4, 20),)
    assert entry.about_dprk


def test_days_of_designation_and_delisting():
    entry = only(alias("Ri"), more='designationDate="2016-05-20" delistingDate="2020-01-01"')
    assert (entry.listed_from, entry.listed_to) == (DAY(2016, 5, 20), DAY(2020, 1, 1))
    assert only(alias("Ri")).listed_from is None


def test_the_regulation_tells_the_dprk_where_the_programme_does_not():
    text = entity(alias("Ri"), programme="XYZ").replace("2018/602 (OJ L101)", "2017/1509 (OJ L224)")
    assert read(text).entries[0].about_dprk
    assert not read(entity(alias("Ri"), programme="XYZ")).entries[0].about_dprk


def test_the_first_strong_name_is_the_listed_one_and_weak_ones_stay_weak():
    entry = only(
        alias("Weak One", strong="false")
        + alias("Ри Ка", language="BG")
        + alias("Ri Ka", language="EN")
        + alias("Li Ka")
    )
    assert entry.name == "Ri Ka"
    assert [(n.kind, n.quality, n.lang, n.script) for n in entry.names] == [
        ("alias", "weak", "en", "Latn"),
        ("alias", "good", "bg", "Cyrl"),
        ("primary", "good", "en", "Latn"),
        ("alias", "good", "en", "Latn"),
    ]


def birth(**attributes: str) -> str:
    base = {"circa": "false", "calendarType": "GREGORIAN", "countryIso2Code": "00", "countryDescription": "UNKNOWN"}
    return "<birthdate " + " ".join(f'{k}="{v}"' for k, v in (base | attributes).items()) + ' logicalId="7"/>'


@pytest.mark.parametrize(
    ("attributes", "first", "last", "circa"),
    [
        ({"birthdate": "1962-02-18", "dayOfMonth": "18", "year": "1962"}, (1962, 2, 18), (1962, 2, 18), False),
        ({"monthOfYear": "9", "year": "1962"}, (1962, 9, 1), (1962, 9, 30), False),
        ({"year": "1962", "circa": "true"}, (1962, 1, 1), (1962, 12, 31), True),
        ({"yearRangeFrom": "1960", "yearRangeTo": "1962"}, (1960, 1, 1), (1962, 12, 31), False),
        ({"birthdate": "1982-03-04", "calendarType": "ISLAMIC"}, (1982, 3, 4), (1982, 3, 4), False),
    ],
)
def test_birth_dates(attributes, first, last, circa):
    (date,) = only(alias("Ri") + birth(**attributes)).birth_dates
    assert (date.from_, date.to, date.circa) == (DAY(*first), DAY(*last), circa)


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        (
            {"calendarType": "ISLAMIC", "year": "1402", "monthOfYear": "6", "dayOfMonth": "24"},
            "Date of birth: 1402-6-24 (ISLAMIC)",
        ),
        ({"calendarType": "ETHIOPIC", "year": "1960"}, "Date of birth: 1960 (ETHIOPIC)"),
        ({"yearRangeFrom": "1960"}, "Date of birth: between 1960 and an unknown year (GREGORIAN)"),
    ],
)
def test_a_date_of_another_calendar_or_half_a_range_is_kept_as_words(attributes, words):
    got = read(entity(alias("Ri") + birth(**attributes)))
    assert got.entries[0].birth_dates == ()
    assert words in got.entries[0].remarks
    assert [(f.code, f.severity) for f in got.faults] == [("list.value", "warning")]


def test_an_empty_birthdate_with_a_city_is_a_place():
    entry = only(alias("Ri") + birth(city="Wonsan", countryIso2Code="KP", countryDescription="DPRK"))
    assert (entry.birth_dates, entry.birth_places) == ((), ("Wonsan, DPRK",))


def paper(number: str, code: str, **more: str) -> str:
    attributes = {"countryIso2Code": "00", "countryDescription": "UNKNOWN", "identificationTypeDescription": ""} | more
    return (
        f'<identification number="{number}" identificationTypeCode="{code}" '
        + " ".join(f'{k}="{v}"' for k, v in attributes.items())
        + ' logicalId="8"/>'
    )


def test_documents_with_their_doubts():
    entry = only(alias("Ri") + paper("A 1", "passport", knownFalse="true", countryIso2Code="KP", validTo="2020-01-01"))
    number = entry.numbers[-1]
    assert (number.scheme, number.value, number.country) == ("passport", "A 1", "KP")
    assert number.note == "knownFalse; validTo 2020-01-01"


def test_a_ship_is_an_enterprise_with_an_imo_number():
    entry = only(alias("PETREL 8") + paper("IMO 9562233", "imo"), subject="enterprise")
    assert entry.kind == "vessel"
    assert [(n.scheme, n.value) for n in entry.numbers] == [("logical_id", "901"), ("imo", "9562233")]
    by_remark = only("<remark>IMO number: 9562233</remark>" + alias("PETREL 8"), subject="enterprise")
    assert (by_remark.kind, by_remark.numbers[-1].value) == ("vessel", "9562233")


def test_a_company_with_an_imo_number_or_a_ship_in_its_remark_stays_a_company():
    entry = only(alias("Kasang") + paper("5342883", "imo"), subject="enterprise")
    assert (entry.kind, entry.numbers[-1].scheme) == ("organisation", "imo_company")
    owner = only("<remark>Owner of Petrel 8 (IMO 9562233)</remark>" + alias("Kasang"), subject="enterprise")
    assert (owner.kind, owner.numbers[-1].note) == ("organisation", "in a remark")


def test_what_has_no_field_of_its_own_stays_among_the_remarks():
    entry = only(
        "<remark>Deceased</remark>"
        + alias("Ri", gender="M")
        + '<address city="Wonsan" street="1 Way" countryIso2Code="KP" countryDescription="DPRK" logicalId="3">'
        '<contactInfo key="EMAIL" value="a@b.kp"/></address>'
    )
    assert entry.remarks == ("Deceased", "EMAIL: a@b.kp", "gender: M")
    assert [(a.text, a.country) for a in entry.addresses] == [("1 Way, Wonsan, DPRK", "KP")]


def test_without_a_reference_the_logical_id_is_the_key_and_repeats_overwrite_nothing():
    got = read(entity(alias("Ri"), reference=""), entity(alias("Ra"), reference=""))
    assert [e.id for e in got.entries] == ["901", "901#2"]
    assert [f.code for f in got.faults] == ["list.duplicate_key"]


def test_elements_not_known_are_said():
    got = read(entity(alias("Ri") + "<crypto/>"))
    assert [(f.code, f.severity) for f in got.faults] == [("list.schema", "warning")]


@pytest.mark.parametrize("text", [export(), export("<sanctionEntity logicalId='1'/>")])
def test_an_empty_list_is_refused(text):
    assert not eu_xml.read(source(text)).usable


def test_a_cut_file_is_refused():
    whole = export(entity(alias("Ri Ka Sang")), entity(alias("Ra")))
    (fault,) = eu_xml.read(source(whole[: len(whole) * 6 // 10])).faults
    assert (fault.code, fault.severity) == ("list.cut", "refused")
