"""OFAC's plain XML: every party, alias and number of the publisher's file, and files that cannot be trusted."""

import datetime
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from sekisho.lists.readers import ofac_csv, ofac_xml
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile, open_files

OLD = "http://tempuri.org/sdnList.xsd"
NEW = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"

PERSON = """
<sdnEntry><uid>901</uid><firstName>Ka Sang</firstName><lastName>RIM</lastName><title>Director</title>
<sdnType>Individual</sdnType><remarks>(Linked To: KASANG TRADING)</remarks>
<programList><program>NPWMD</program><program>DPRK2</program></programList>
<idList>
 <id><uid>1</uid><idType>Passport</idType><idNumber>PS 927120050</idNumber><idCountry>Korea, North</idCountry>
 <expirationDate>04 Jul 2017</expirationDate></id>
 <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
 <id><uid>3</uid><idType>Secondary sanctions risk:</idType><idNumber>North Korea Sanctions Regulations</idNumber></id>
</idList>
<akaList>
 <aka><uid>4</uid><type>a.k.a.</type><category>strong</category><lastName>LIM</lastName>
<firstName>Ka-sang</firstName></aka>
 <aka><uid>5</uid><type>f.k.a.</type><category>weak</category><lastName>KS</lastName></aka>
</akaList>
<addressList><address><uid>6</uid><address1>1 Kasang St.</address1><city>Pyongyang</city>
<country>Korea, North</country></address>
<address><uid>7</uid></address></addressList>
<nationalityList><nationality><uid>8</uid><country>Korea, North</country><mainEntry>true</mainEntry></nationality>
</nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>9</uid><dateOfBirth>circa 1962</dateOfBirth><mainEntry>true</mainEntry>
</dateOfBirthItem>
<dateOfBirthItem><uid>10</uid><dateOfBirth>the Year of the Tiger</dateOfBirth><mainEntry>false</mainEntry>
</dateOfBirthItem>
</dateOfBirthList>
<placeOfBirthList><placeOfBirthItem><uid>11</uid><placeOfBirth>Kaesong</placeOfBirth><mainEntry>true</mainEntry>
</placeOfBirthItem></placeOfBirthList>
</sdnEntry>"""
SHIP = """
<sdnEntry><uid>902</uid><lastName>KASANG 7</lastName><sdnType>Vessel</sdnType><programList><program>DPRK4</program>
</programList>
<idList><id><uid>1</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9187629</idNumber></id>
<id><uid>2</uid><idType>MMSI</idType><idNumber>572469210</idNumber></id>
<id><uid>3</uid><idType>Former Vessel Flag</idType><idNumber>Malta</idNumber></id></idList>
<vesselInfo><callSign>HMZA</callSign><vesselType>General Cargo</vesselType><vesselFlag>Panama</vesselFlag>
<vesselOwner>KASANG SHIPPING</vesselOwner><tonnage>9000</tonnage>
<grossRegisteredTonnage>5000</grossRegisteredTonnage></vesselInfo>
</sdnEntry>"""


def document(*entries: str, namespace: str = NEW, count: int | None = None, prefix: bool = False) -> bytes:
    said = len(entries) if count is None else count
    text = (
        f'<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="{namespace}"><publshInformation>'
        f"<Publish_Date>03/28/2025</Publish_Date><Record_Count>{said}</Record_Count></publshInformation>"
        f"{''.join(entries)}</sdnList>"
    )
    return text.encode()


def read(content: bytes) -> ListFile:
    files = (SourceFile("sdn.xml", content=content),)
    return ofac_xml.read(files)


@pytest.mark.parametrize("namespace", [OLD, NEW, ""])
def test_a_person(namespace: str) -> None:
    whole = read(document(PERSON, SHIP, namespace=namespace))
    person = whole.entries[0]
    assert whole.published == datetime.date(2025, 3, 28)
    assert (person.id, person.kind, person.programmes) == ("901", "person", ("NPWMD", "DPRK2"))
    assert [(n.text, n.kind, n.quality, n.parts) for n in person.names] == [
        ("RIM, Ka Sang", "primary", "good", ("RIM", "Ka Sang")),
        ("LIM, Ka-sang", "alias", "good", ("LIM", "Ka-sang")),
        ("KS", "former", "weak", ()),
    ]
    assert [(n.scheme, n.value, n.country, n.note) for n in person.numbers] == [
        ("passport", "PS 927120050", "KP", "expires 04 Jul 2017")
    ]
    assert [(a.text, a.country) for a in person.addresses] == [("1 Kasang St., Pyongyang, Korea, North", "KP")]
    assert (person.nationalities, person.birth_places, person.titles) == (("KP",), ("Kaesong",), ("Director",))
    assert (person.linked, person.about_dprk) == (("KASANG TRADING",), True)
    assert [(d.from_.year, d.circa) for d in person.birth_dates] == [(1962, True)]
    # A date that cannot be read is kept as text and said.
    assert "DOB the Year of the Tiger" in person.remarks
    assert [(f.code, f.severity, f.entry) for f in whole.faults] == [("list.value", "warning", "901")]


def test_a_ship() -> None:
    ship = read(document(SHIP)).entries[0]
    assert [(n.scheme, n.value) for n in ship.numbers] == [
        ("call_sign", "HMZA"),
        ("imo", "9187629"),
        ("mmsi", "572469210"),
    ]
    assert ship.vessel is not None
    assert (ship.vessel.type, ship.vessel.flag, ship.vessel.former_flags) == ("General Cargo", "PA", ("MT",))
    assert (ship.vessel.tonnage, ship.vessel.owners) == ("9000 DWT; 5000 GRT", ("KASANG SHIPPING",))


def test_a_count_that_does_not_agree_holds_the_list() -> None:
    whole = read(document(SHIP, count=2))
    assert [(f.code, f.severity) for f in whole.faults] == [("list.incomplete", "held")]


def test_a_new_element_is_kept_and_said() -> None:
    whole = read(document(SHIP.replace("<vesselInfo>", "<wakeList><wake>broad</wake></wakeList><vesselInfo>")))
    assert whole.entries[0].remarks == ("wakeList: broad",)
    assert [f.code for f in whole.faults] == ["list.value"]


def test_a_repeated_key_is_kept_twice() -> None:
    assert [e.id for e in read(document(SHIP, SHIP)).entries] == ["902", "902#2"]


@pytest.mark.parametrize(
    "content",
    [
        document(PERSON, SHIP)[:-400],
        document(PERSON).replace(b"RIM", b"R\x19M"),
        document(PERSON).replace(b"RIM", b"R\xffM"),
        b'<!DOCTYPE sdnList [<!ENTITY a "b">]>' + document(PERSON)[38:],
        document(),
    ],
)
def test_what_cannot_be_trusted_is_refused(content: bytes) -> None:
    whole = read(content)
    assert not whole.usable
    assert whole.entries == ()


@pytest.mark.parametrize("content", [b"", b"<Sanctions/>", b"<CONSOLIDATED_LIST/>", b"36,a,b\r\n", b"<html/>"])
def test_other_formats_are_not_recognised(content: bytes) -> None:
    assert not ofac_xml.recognises((SourceFile("sdn.xml", content=content),))


def test_nothing_of_the_publishers_file_is_lost(shared: Path) -> None:
    path = shared / "lists/ofac/consolidated_nonSDN_2025-03-28.xml"
    files = open_files([path])
    assert ofac_xml.recognises(files)
    whole = ofac_xml.read(files)
    tree = etree.parse(path)

    def count(name: str, more: str = "") -> int:
        return int(tree.xpath(f"count(//*[local-name()='{name}']{more})"))

    assert whole.faults == ()
    assert whole.published == datetime.date(2025, 3, 28)
    assert len(whole.entries) == count("sdnEntry") == 443
    names = [n for e in whole.entries for n in e.names]
    assert len(names) == count("sdnEntry") + count("aka")
    assert sum(n.quality == "weak" for n in names) == count("category", "[.='weak']")
    assert sum(n.kind == "former" for n in names) == count("aka", "[*[local-name()='type']='f.k.a.']")
    assert sum(len(e.birth_dates) for e in whole.entries) == count("dateOfBirthItem")
    assert sum(len(e.birth_places) for e in whole.entries) == count("placeOfBirthItem")
    assert sum(len(e.addresses) for e in whole.entries) == count("address", "[count(*)>1]")
    assert sum(len(e.programmes) for e in whole.entries) == count("program")
    # Every id is a number, a nationality of registration, or a remark in its own words.
    kinds = Counter(tree.xpath("//*[local-name()='idType']/text()"))
    registered = kinds["Nationality of Registration"]
    numbers = sum(len(e.numbers) for e in whole.entries)
    from_ids = sum(any(r.startswith(kind) for kind in kinds) for e in whole.entries for r in e.remarks)
    assert numbers + registered + from_ids == sum(kinds.values())
    for label, scheme in (("SWIFT/BIC", "bic"), ("Passport", "passport")):
        assert sum(n.scheme == scheme for e in whole.entries for n in e.numbers) == kinds[label]


def test_the_csv_and_the_xml_of_one_party_agree() -> None:
    row = (
        '901,"RIM, Ka Sang","individual","NPWMD] [DPRK2","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB circa 1962; '
        "POB Kaesong; nationality Korea, North; Gender Male; Passport PS 927120050 (Korea, North) expires 04 Jul 2017; "
        'Linked To: KASANG TRADING."\r\n\x1a'
    )
    alt = '901,4,"aka","LIM, Ka-sang",-0- \r\n\x1a'
    add = '901,6,"1 Kasang St.","Pyongyang","Korea, North",-0- \r\n\x1a'
    files = zip(("sdn.csv", "alt.csv", "add.csv"), (row, alt, add), strict=True)
    from_csv = ofac_csv.read(tuple(SourceFile(name, content=text.encode()) for name, text in files)).entries[0]
    from_xml = read(document(PERSON)).entries[0]
    for said in ("id", "kind", "birth_dates", "birth_places", "nationalities", "numbers", "addresses", "programmes"):
        assert getattr(from_csv, said) == getattr(from_xml, said), said
    assert (from_csv.names, from_csv.linked, from_csv.titles) == (
        from_xml.names[:2],
        from_xml.linked,
        from_xml.titles,
    )
