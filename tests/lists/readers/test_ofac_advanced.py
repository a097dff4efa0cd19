"""sdn_advanced.xml: scripts, weak aliases and listing dates of invented parties, and files not to be trusted."""

import datetime
import importlib.util
import io
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from sekisho.lists.entry import Entry
from sekisho.lists.readers import ofac_advanced
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile

DAY = datetime.date
SCRIPT = Path(__file__).resolve().parents[3] / "bench/lists/make_advanced_xml.py"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_advanced_xml", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = _module()


def made(count: int, namespace: str = MAKE.NAMESPACE) -> bytes:
    out = io.StringIO()
    MAKE.write_parties(out, count, namespace)
    return out.getvalue().encode()


def read(content: bytes) -> ListFile:
    return ofac_advanced.read((SourceFile("sdn_advanced.xml", content=content),))


TABLES = "".join(MAKE.tables())
PERSON = """
<DistinctParty FixedRef="901"><Comment/><Profile ID="801" PartySubTypeID="4">
<Identity ID="701" FixedRef="901" Primary="true" False="false">
 <Alias FixedRef="1" AliasTypeID="1400" Primary="false" LowQuality="true">
  <DocumentedName ID="1" FixedRef="1" DocNameStatusID="1"><DocumentedNamePart>
<NamePartValue NamePartGroupID="1" ScriptID="215"
  ScriptStatusID="1" Acronym="false">KS</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
 <Alias FixedRef="2" AliasTypeID="1401" Primary="false" LowQuality="false">
  <DocumentedName ID="2" FixedRef="2" DocNameStatusID="1"><DocumentedNamePart>
<NamePartValue NamePartGroupID="1" ScriptID="215"
  ScriptStatusID="1" Acronym="false">LIM</NamePartValue></DocumentedNamePart><DocumentedNamePart>
<NamePartValue NamePartGroupID="2"
  ScriptID="215" ScriptStatusID="1" Acronym="false">Ka-sang</NamePartValue></DocumentedNamePart></DocumentedName>
</Alias>
 <Alias FixedRef="3" AliasTypeID="1403" Primary="true" LowQuality="false">
  <DocumentedName ID="3" FixedRef="3" DocNameStatusID="2"><DocumentedNamePart>
<NamePartValue NamePartGroupID="1" ScriptID="286"
  ScriptStatusID="1" Acronym="false">림</NamePartValue></DocumentedNamePart><DocumentedNamePart>
<NamePartValue NamePartGroupID="2"
  ScriptID="286" ScriptStatusID="1" Acronym="false">가상</NamePartValue></DocumentedNamePart></DocumentedName>
  <DocumentedName ID="4" FixedRef="4" DocNameStatusID="1"><DocumentedNamePart>
<NamePartValue NamePartGroupID="2" ScriptID="215"
  ScriptStatusID="1" Acronym="false">Ka</NamePartValue></DocumentedNamePart><DocumentedNamePart>
<NamePartValue NamePartGroupID="1"
  ScriptID="215" ScriptStatusID="1" Acronym="false">RIM</NamePartValue></DocumentedNamePart><DocumentedNamePart>
<NamePartValue
  NamePartGroupID="3" ScriptID="215" ScriptStatusID="1" Acronym="false">Sang</NamePartValue></DocumentedNamePart>
</DocumentedName>
 </Alias>
 <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
<MasterNamePartGroup>
 <NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="3"
 NamePartTypeID="1522"/></MasterNamePartGroup></NamePartGroups>
</Identity>{features}</Profile></DistinctParty>"""


def feature(type_: int, inner: str) -> str:
    return (
        f'<Feature ID="1" FeatureTypeID="{type_}"><FeatureVersion ID="1" ReliabilityID="1"><Comment/>{inner}'
        '</FeatureVersion><IdentityReference IdentityID="701" IdentityFeatureLinkTypeID="1"/></Feature>'
    )


def period(start: str, end: str, approximate: str = "false") -> str:
    def bound(name: str, day: str) -> str:
        year, month, date = day.split("-")
        point = f"<Year>{year}</Year><Month>{month}</Month><Day>{date}</Day>"
        return f'<{name} Approximate="{approximate}"><From>{point}</From><To>{point}</To></{name}>'

    return f'<DatePeriod CalendarTypeID="1">{bound("Start", start)}{bound("End", end)}</DatePeriod>'


def event(day: str, type_: int = 1, basis: int = 1811) -> str:
    year, month, date = day.split("-")
    return (
        f'<EntryEvent ID="1" EntryEventTypeID="{type_}" LegalBasisID="{basis}"><Comment/><Date CalendarTypeID="1">'
        f"<Year>{year}</Year><Month>{month}</Month><Day>{date}</Day></Date></EntryEvent>"
    )


def document(
    features: str = "",
    events: str = event("2016-3-2"),
    measures: str = '<SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>NPWMD</Comment></SanctionsMeasure>',
    locations: str = "",
    papers: str = "",
    relations: str = "",
    parties: str = "",
    root: str = 'xmlns="http://www.un.org/sanctions/1.0" Version="1"',
) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Sanctions {root}><DateOfIssue CalendarTypeID="1"><Year>2025</Year>'
        f"<Month>3</Month><Day>28</Day></DateOfIssue>{TABLES}<Locations>{locations}</Locations><IDRegDocuments>{papers}"
        f"</IDRegDocuments><DistinctParties>{PERSON.format(features=features)}{parties}</DistinctParties>"
        f"<ProfileRelationships>{relations}</ProfileRelationships><SanctionsEntries><SanctionsEntry ID='1' "
        f"ProfileID='801' ListID='1550'>{events}{measures}</SanctionsEntry></SanctionsEntries></Sanctions>"
    ).encode()


def person(**sections: str) -> Entry:
    whole = read(document(**sections))
    assert whole.faults == ()
    return whole.entries[0]


def test_names_with_their_scripts() -> None:
    assert [(n.text, n.kind, n.quality, n.script, n.parts) for n in person().names] == [
        ("RIM, Ka Sang", "primary", "good", "Latn", ("RIM", "Ka Sang")),
        ("림가상", "primary", "good", "Hang", ("림", "가상")),
        ("KS", "alias", "weak", "Latn", ()),
        ("LIM, Ka-sang", "former", "good", "Latn", ("LIM", "Ka-sang")),
    ]


def test_listing_days_bases_and_programmes() -> None:
    measures = "".join(
        f'<SanctionsMeasure ID="1" SanctionsTypeID="{t}"><Comment>{c}</Comment></SanctionsMeasure>'
        for t, c in ((1705, ""), (1, "NPWMD"), (1, "DPRK2"))
    )
    entry = person(events=event("2018-8-3", basis=1) + event("2016-3-2") + event("2020-1-5", 2), measures=measures)
    assert entry.listed_from == DAY(2016, 3, 2)
    assert entry.amended == (DAY(2018, 8, 3), DAY(2020, 1, 5))
    # A basis that the publisher calls unknown is none.
    assert entry.basis == ("Executive Order 13382 (Non-proliferation)",)
    assert (entry.programmes, entry.about_dprk) == (("NPWMD", "DPRK2"), True)
    assert read(document()).published == DAY(2025, 3, 28)


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("1962-2-18", "1962-2-18", "day"),
        ("1962-2-1", "1962-2-28", "month"),
        ("1962-1-1", "1962-12-31", "year"),
        ("1962-1-1", "1964-12-31", "range"),
    ],
)
def test_birth_dates(start: str, end: str, precision: str) -> None:
    (born,) = person(features=feature(8, period(start, end, "true"))).birth_dates
    assert (born.from_, born.to) == tuple(DAY(*map(int, day.split("-"))) for day in (start, end))
    assert (born.precision, born.circa) == (precision, True)


def test_places_documents_and_details() -> None:
    def part(type_: int, words: str) -> str:
        return (
            f'<LocationPart LocPartTypeID="{type_}"><LocationPartValue Primary="true" LocPartValueTypeID="1" '
            f'LocPartValueStatusID="1"><Comment/><Value>{words}</Value></LocationPartValue></LocationPart>'
        )

    country = '<LocationCountry CountryID="11110" CountryRelevanceID="1502"/>'
    entry = person(
        locations=f'<Location ID="1">{country}{part(1451, "1 Kasang St.")}{part(1454, "Pyongyang")}</Location>'
        f'<Location ID="2">{country}</Location><Location ID="3">{part(1454, "Kaesong")}</Location>',
        papers='<IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="701" IssuedBy-CountryID="11110" ValidityID="2">'
        "<Comment/><IDRegistrationNo>PS 927120050</IDRegistrationNo>"
        f'<DocumentDate IDRegDocDateTypeID="1481">{period("2017-7-4", "2017-7-4")}</DocumentDate></IDRegDocument>',
        features=feature(25, '<VersionLocation LocationID="1"/>')
        + feature(10, '<VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="2"/>')
        + feature(9, '<VersionLocation LocationID="3"/>')
        + feature(224, '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/>')
        + feature(26, '<VersionDetail DetailTypeID="1432">Director</VersionDetail>')
        + feature(344, '<VersionDetail DetailTypeID="1432">1Kuf2Rd8</VersionDetail>')
        + feature(504, '<VersionDetail DetailTypeID="1431" DetailReferenceID="701"/>'),
    )
    assert [(a.text, a.country) for a in entry.addresses] == [("1 Kasang St., Pyongyang, Korea, North", "KP")]
    assert (entry.nationalities, entry.birth_places, entry.titles) == (("KP",), ("Kaesong",), ("Director",))
    assert [(n.scheme, n.value, n.country, n.note) for n in entry.numbers] == [
        ("passport", "PS 927120050", "KP", "expires 2017-07-04"),
        ("crypto", "1Kuf2Rd8", None, "XBT"),
    ]
    assert entry.remarks == (
        "Gender Male",
        "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210",
        "Passport PS 927120050: Fraudulent",
    )


SHIP = """<DistinctParty FixedRef="902"><Profile ID="802" PartySubTypeID="1"><Identity ID="702">
<Alias AliasTypeID="1403"
Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart>
<NamePartValue ScriptID="215">KASANG 7</NamePartValue>
</DocumentedNamePart></DocumentedName></Alias></Identity>{}</Profile></DistinctParty>"""
HULL = (
    feature(2, '<VersionDetail DetailTypeID="1431" DetailReferenceID="700"/>')
    + feature(3, '<VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="9"/>')
    + feature(1, '<VersionDetail DetailTypeID="1432">HMZA</VersionDetail>')
)


def test_a_ship_its_owner_and_a_party_without_a_listing() -> None:
    whole = read(
        document(
            parties=SHIP.format(HULL),
            locations='<Location ID="9"><LocationCountry CountryID="11114"/></Location>',
            papers='<IDRegDocument ID="1" IDRegDocTypeID="1626" IdentityID="702"><IDRegistrationNo>IMO 9187629'
            "</IDRegistrationNo></IDRegDocument>",
            relations='<ProfileRelationship ID="1" From-ProfileID="802" To-ProfileID="801" RelationTypeID="15003"/>',
        )
    )
    ship = whole.entries[1]
    assert ship.vessel is not None
    assert (ship.id, ship.kind, ship.vessel.type, ship.vessel.flag) == ("902", "vessel", "General Cargo", "PA")
    assert [(n.scheme, n.value) for n in ship.numbers] == [("call_sign", "HMZA"), ("imo", "9187629")]
    assert ship.linked == ("RIM, Ka Sang",)
    assert [(f.code, f.severity, f.entry) for f in whole.faults] == [("list.row", "warning", "902")]


def test_what_points_nowhere_is_said() -> None:
    whole = read(
        document(
            features=feature(25, '<VersionLocation LocationID="99"/>'),
            papers='<IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="99"><IDRegistrationNo>77</IDRegistrationNo>'
            "</IDRegDocument>",
            relations='<ProfileRelationship ID="1" From-ProfileID="801" To-ProfileID="99" RelationTypeID="15003"/>',
        )
    )
    assert [f.code for f in whole.faults] == ["list.row"] * 3
    assert "Passport 77" in "".join(f.message for f in whole.faults)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (made(3)[:-2000], "list.cut"),
        (made(3).replace(b"<Comment />", b"<Comment>\x19</Comment>", 1), "list.damaged"),
        (document(root='Version="2" DeltaBaseVersion="1"'), "list.delta"),
        (b"<Sanctions><DistinctParties/></Sanctions>", "list.schema"),
        (b'<!DOCTYPE Sanctions SYSTEM "http://example.org/x"><Sanctions></Sanctions>', "list.damaged"),
    ],
)
def test_what_cannot_be_trusted_is_refused(content: bytes, code: str) -> None:
    whole = read(content)
    assert (whole.usable, whole.entries) == (False, ())
    assert [f.code for f in whole.faults] == [code]


def test_a_file_without_listings_is_held() -> None:
    content = document()
    cut = content[: content.index(b"<SanctionsEntry ")] + b"</SanctionsEntries></Sanctions>"
    assert ("list.incomplete", "held") in [(f.code, f.severity) for f in read(cut).faults]


@pytest.mark.parametrize("content", [b"", b"<sdnList/>", b"<CONSOLIDATED_LIST/>", b"36,a,b"])
def test_other_formats_are_not_recognised(content: bytes) -> None:
    assert not ofac_advanced.recognises((SourceFile("x.xml", content=content),))


# Invented parties in number


@pytest.mark.parametrize("namespace", [MAKE.NAMESPACE, "urn:another"])
def test_nothing_of_many_parties_is_lost(namespace: str) -> None:
    content = made(300, namespace)
    whole = read(content)
    tree = etree.fromstring(content)

    def count(path: str) -> int:
        return int(tree.xpath(f"count({path})", namespaces={"s": namespace}))

    assert whole.faults == ()
    assert len(whole.entries) == count("//s:DistinctParty") == 300
    names = [n for e in whole.entries for n in e.names]
    assert len(names) == count("//s:DocumentedName")
    assert sum(n.quality == "weak" for n in names) == count("//s:Alias[@LowQuality='true']/s:DocumentedName")
    assert sum(n.script != "Latn" for n in names) == count("//s:DocumentedName[.//@ScriptID!='215']")
    assert sum(len(e.birth_dates) for e in whole.entries) == count("//s:Feature[@FeatureTypeID='8']")
    assert sum(len(e.addresses) for e in whole.entries) == count("//s:Feature[@FeatureTypeID='25']")
    assert sum(len(e.linked) for e in whole.entries) == count("//s:ProfileRelationship")
    assert sum(len(e.numbers) for e in whole.entries) == count("//s:IDRegDocument") + count(
        "//s:Feature[@FeatureTypeID='344' or @FeatureTypeID='1']"
    )
    assert all(e.listed_from and e.programmes for e in whole.entries)


def test_the_invented_file_follows_the_publishers_schema(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "lists/schemas/sdn_advanced.xsd"))
    schema.assertValid(etree.fromstring(made(150)))
