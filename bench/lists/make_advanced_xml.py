"""Write a file in the form of OFAC's sdn_advanced.xml, of any size, with invented parties.

    python bench/lists/make_advanced_xml.py OUT.xml --megabytes 120

The same size and seed give the same bytes. Every party is invented; the form follows `sdn_advanced.xsd`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://www.un.org/sanctions/1.0"
EVERY_PARTY_IS = 400  # numbers kept free for each party's own ids

# set, element, values as (id, words, further attributes)
TABLES: tuple[tuple[str, str, tuple[tuple[int, str, str], ...]], ...] = (
    ("AliasType", "AliasType", ((1400, "A.K.A.", ""), (1401, "F.K.A.", ""), (1402, "N.K.A.", ""), (1403, "Name", ""))),
    ("AreaCode", "AreaCode", ()),
    ("AreaCodeType", "AreaCodeType", ((1, "Country", ""),)),
    ("CalendarType", "CalendarType", ((1, "Gregorian", ""),)),
    (
        "Country",
        "Country",
        (
            (11110, "Korea, North", 'ISO2="KP"'),
            (11111, "China", 'ISO2="CN"'),
            (11112, "Russia", 'ISO2="RU"'),
            (11113, "Iran", 'ISO2="IR"'),
            (11114, "Panama", 'ISO2="PA"'),
        ),
    ),
    ("CountryRelevance", "CountryRelevance", ((1502, "Unknown", ""),)),
    ("DecisionMakingBody", "DecisionMakingBody", ((1, "OFAC", 'OrganisationID="1"'),)),
    (
        "DetailReference",
        "DetailReference",
        (
            (91526, "Male", ""),
            (91527, "Female", ""),
            (700, "General Cargo", ""),
            (701, "North Korea Sanctions Regulations, sections 510.201 and 510.210", ""),
        ),
    ),
    ("DetailType", "DetailType", ((1430, "DATE", ""), (1431, "LOOKUP", ""), (1432, "TEXT", ""), (1433, "COUNTRY", ""))),
    ("DocNameStatus", "DocNameStatus", ((1, "Primary Latin", ""), (2, "Non-Latin", ""))),
    ("EntryEventType", "EntryEventType", ((1, "Created", ""), (2, "Amended", ""))),
    ("EntryLinkType", "EntryLinkType", ()),
    ("ExRefType", "ExRefType", ()),
    (
        "FeatureType",
        "FeatureType",
        tuple(
            (number, words, 'FeatureTypeGroupID="1"')
            for number, words in (
                (2, "VESSEL TYPE"),
                (3, "Vessel Flag"),
                (1, "Vessel Call Sign"),
                (8, "Birthdate"),
                (9, "Place of Birth"),
                (10, "Nationality Country"),
                (25, "Location"),
                (26, "Title"),
                (224, "Gender"),
                (14, "Website"),
                (344, "Digital Currency Address - XBT"),
                (504, "Secondary sanctions risk:"),
            )
        ),
    ),
    ("FeatureTypeGroup", "FeatureTypeGroup", ((1, "Unknown", ""),)),
    ("IDRegDocDateType", "IDRegDocDateType", ((1480, "Issue Date", ""), (1481, "Expiration Date", ""))),
    (
        "IDRegDocType",
        "IDRegDocType",
        (
            (1571, "Passport", ""),
            (1584, "National ID No.", ""),
            (1596, "Tax ID No.", ""),
            (1626, "Vessel Registration Identification", ""),
            (1628, "Registration Number", ""),
        ),
    ),
    ("IdentityFeatureLinkType", "IdentityFeatureLinkType", ((1, "Unknown", ""),)),
    (
        "LegalBasis",
        "LegalBasis",
        (
            (1, "Unknown", 'LegalBasisShortRef="Unknown" LegalBasisTypeID="1" SanctionsProgramID="1"'),
            (
                1811,
                "Executive Order 13382 (Non-proliferation)",
                'LegalBasisShortRef="EO 13382" LegalBasisTypeID="1" SanctionsProgramID="1"',
            ),
        ),
    ),
    ("LegalBasisType", "LegalBasisType", ((1, "Unknown", ""),)),
    ("List", "List", ((1550, "SDN List", ""), (91507, "Consolidated List", ""))),
    (
        "LocPartType",
        "LocPartType",
        ((1451, "ADDRESS1", ""), (1454, "CITY", ""), (1455, "STATE/PROVINCE", ""), (1456, "POSTAL CODE", "")),
    ),
    ("LocPartValueStatus", "LocPartValueStatus", ((1, "Unknown", ""),)),
    ("LocPartValueType", "LocPartValueType", ((1, "Unknown", ""),)),
    (
        "NamePartType",
        "NamePartType",
        (
            (1520, "Last Name", ""),
            (1521, "First Name", ""),
            (1522, "Middle Name", ""),
            (1524, "Vessel Name", ""),
            (1525, "Entity Name", ""),
        ),
    ),
    ("Organisation", "Organisation", ((1, "OFAC", 'CountryID="11114"'),)),
    (
        "PartySubType",
        "PartySubType",
        (
            (1, "Vessel", 'PartyTypeID="4"'),
            (2, "Aircraft", 'PartyTypeID="4"'),
            (3, "Unknown", 'PartyTypeID="2"'),
            (4, "Unknown", 'PartyTypeID="1"'),
        ),
    ),
    ("PartyType", "PartyType", ((1, "Individual", ""), (2, "Entity", ""), (4, "Transport", ""))),
    ("RelationQuality", "RelationQuality", ((1, "Unknown", ""),)),
    ("RelationType", "RelationType", ((15003, "Acting for or on behalf of", 'Symmetrical="false"'),)),
    ("Reliability", "Reliability", ((1, "Unknown", ""),)),
    ("SanctionsProgram", "SanctionsProgram", ((1, "Unknown", 'SubsidiaryBodyID="1"'),)),
    ("SanctionsType", "SanctionsType", ((1, "Program", ""), (1705, "Block", ""))),
    (
        "Script",
        "Script",
        (
            (215, "Latin", 'ScriptCode="Latn"'),
            (220, "Cyrillic", 'ScriptCode="Cyrl"'),
            (160, "Arabic", 'ScriptCode="Arab"'),
            (286, "Hangul", 'ScriptCode="Hang"'),
            (501, "Chinese Simplified", 'ScriptCode="Hans"'),
        ),
    ),
    ("ScriptStatus", "ScriptStatus", ((1, "Unknown", ""),)),
    ("SubsidiaryBody", "SubsidiaryBody", ((1, "Unknown", 'Notional="true" DecisionMakingBodyID="1"'),)),
    ("SupInfoType", "SupInfoType", ()),
    ("TargetType", "TargetType", ()),
    ("Validity", "Validity", ((1, "Valid", ""), (2, "Fraudulent", ""))),
)
COUNTRIES = (11110, 11111, 11112, 11113, 11114)
PROGRAMMES = ("NPWMD", "DPRK3", "DPRK4", "SDGT", "RUSSIA-EO14024", "IRAN", "SDNTK")
LETTERS = {
    215: "ka ri no mu te sha lo vi pe du gan hol min dre sto".split(),
    220: "ка ри но му те ша ло ви пе ду ган хол мин дре сто".split(),
    160: "كا ري نو مو تي شا لو في بي دو".split(),
    286: list("가나다라마바사아자차카타파하고노도로모보소오조초"),
    501: list("安白方高何江孔李马牛平石唐王吴夏杨张"),
}


class Party(NamedTuple):
    """What one invented party is; everything else about it follows from its number.

    Args:
        number: 1, 2, 3, ...: its key in the file is 100000 + number.
        sub: its PartySubTypeID.
        aliases: how many names besides the listed one.
        scripts: of the spellings of its listed name, Latin first.
        places: how many addresses.
        documents: how many documents.
        programme: its programme tag.
        linked: number of the party that it acts for, or 0.
    """

    number: int
    sub: int
    aliases: int
    scripts: tuple[int, ...]
    places: int
    documents: int
    programme: str
    linked: int

    @property
    def key(self) -> int:
        return 100_000 + self.number

    @property
    def first_id(self) -> int:
        return self.number * EVERY_PARTY_IS

    def dice(self, purpose: str) -> random.Random:
        return random.Random(f"{self.number}/{purpose}")


def party(number: int) -> Party:
    """The invented party of this number."""
    dice = random.Random(number)
    sub = dice.choices((4, 3, 1, 2), (52, 40, 6, 2))[0]
    return Party(
        number=number,
        sub=sub,
        aliases=dice.choice((1, 2, 3, 4, 6, 9)),
        scripts=(215, *dice.sample((220, 160, 286, 501), dice.choice((0, 0, 1, 1, 2)))),
        places=dice.choice((1, 1, 2, 3)),
        documents=dice.choice((1, 2, 2, 3, 4)),
        programme=dice.choice(PROGRAMMES),
        linked=dice.randrange(1, number) if number > 1 and dice.random() < 0.6 else 0,
    )


def word(dice: random.Random, script: int) -> str:
    letters = LETTERS[script]
    text = "".join(dice.choice(letters) for _ in range(2 if script in (286, 501) else dice.randrange(2, 5)))
    return text.upper() if script == 215 else text


def tables() -> Iterator[str]:
    yield "<ReferenceValueSets>"
    for name, element, values in TABLES:
        yield f"  <{name}Values>"
        for number, words, further in values:
            yield f'    <{element} ID="{number}" {further}>{escape(words)}</{element}>'
        yield f"  </{name}Values>"
    yield "</ReferenceValueSets>"


def locations(p: Party) -> Iterator[str]:
    for place in range(p.places + 2):
        dice = p.dice(f"place {place}")
        yield f'  <Location ID="{p.first_id + place}">'
        yield f'    <LocationCountry CountryID="{dice.choice(COUNTRIES)}" CountryRelevanceID="1502" />'
        # The last two are countries alone: nationality, and flag or place of birth.
        if place < p.places:
            for type_, words in (
                (1451, f"No. {dice.randrange(1, 900)} {word(dice, 215).title()} Street"),
                (1454, word(dice, 215).title()),
                (1456, str(dice.randrange(10_000, 99_999))),
            ):
                yield f'    <LocationPart LocPartTypeID="{type_}">'
                yield '      <LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">'
                yield "        <Comment />"
                yield f"        <Value>{escape(words)}</Value>"
                yield "      </LocationPartValue>"
                yield "    </LocationPart>"
        yield "  </Location>"


def documents(p: Party) -> Iterator[str]:
    for n in range(p.documents):
        dice = p.dice(f"document {n}")
        type_ = 1626 if p.sub == 1 else dice.choice((1571, 1584) if p.sub == 4 else (1596, 1628))
        number = f"IMO {dice.randrange(1_000_000, 9_999_999)}" if type_ == 1626 else str(dice.randrange(10**7, 10**9))
        yield (
            f'  <IDRegDocument ID="{p.first_id + n}" IDRegDocTypeID="{type_}" IdentityID="{p.first_id}"'
            f' IssuedBy-CountryID="{dice.choice(COUNTRIES)}" ValidityID="1">'
        )
        yield "    <Comment />"
        yield f"    <IDRegistrationNo>{number}</IDRegistrationNo>"
        if type_ == 1571:
            yield '    <DocumentDate IDRegDocDateTypeID="1481">'
            yield from period(dice.randrange(2010, 2030), 5, 17, 5, 17, "      ")
            yield "    </DocumentDate>"
        yield "  </IDRegDocument>"


def period(year: int, month: int, day: int, to_month: int, to_day: int, indent: str) -> Iterator[str]:
    fixed = 'CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"'
    bound = 'Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"'
    yield f"{indent}<DatePeriod {fixed}>"
    yield f"{indent}  <Comment />"
    for name, m, d in (("Start", month, day), ("End", to_month, to_day)):
        yield f"{indent}  <{name} {bound}>"
        for point in ("From", "To"):
            yield f"{indent}    <{point}><Year>{year}</Year><Month>{m}</Month><Day>{d}</Day></{point}>"
        yield f"{indent}  </{name}>"
    yield f"{indent}</DatePeriod>"


def distinct_party(p: Party) -> Iterator[str]:
    yield f'  <DistinctParty FixedRef="{p.key}">'
    yield "    <Comment />"
    yield f'    <Profile ID="{p.key}" PartySubTypeID="{p.sub}">'
    yield f'      <Identity ID="{p.first_id}" FixedRef="{p.key}" Primary="true" False="false">'
    part_types = {4: (1520, 1521, 1522), 1: (1524,)}.get(p.sub, (1525,))
    for alias in range(p.aliases + 1):
        dice = p.dice(f"alias {alias}")
        type_ = 1403 if alias == 0 else dice.choice((1400, 1400, 1400, 1401))
        weak = str(alias > 0 and dice.random() < 0.2).lower()
        primary = str(alias == 0).lower()
        yield (
            f'        <Alias FixedRef="{p.first_id + alias}" AliasTypeID="{type_}" Primary="{primary}"'
            f' LowQuality="{weak}">'
        )
        for n, script in enumerate(p.scripts if alias == 0 else (215,)):
            status = 1 if script == 215 else 2
            ident = p.first_id + alias * 4 + n
            yield f'          <DocumentedName ID="{ident}" FixedRef="{ident}" DocNameStatusID="{status}">'
            for part in range(len(part_types)):
                text = word(dice, script) if len(part_types) > 1 else " ".join(word(dice, script) for _ in range(3))
                yield "            <DocumentedNamePart>"
                yield (
                    f'              <NamePartValue NamePartGroupID="{p.first_id + part}" ScriptID="{script}"'
                    f' ScriptStatusID="1" Acronym="false">{escape(text)}</NamePartValue>'
                )
                yield "            </DocumentedNamePart>"
            yield "          </DocumentedName>"
        yield "        </Alias>"
    yield "        <NamePartGroups>"
    for part, type_ in enumerate(part_types):
        yield "          <MasterNamePartGroup>"
        yield f'            <NamePartGroup ID="{p.first_id + part}" NamePartTypeID="{type_}" />'
        yield "          </MasterNamePartGroup>"
    yield "        </NamePartGroups>"
    yield "      </Identity>"
    for n, (type_, inner) in enumerate(features(p)):
        yield f'      <Feature ID="{p.first_id + n}" FeatureTypeID="{type_}">'
        yield f'        <FeatureVersion ID="{p.first_id + n}" ReliabilityID="1">'
        yield "          <Comment />"
        yield from inner
        yield "        </FeatureVersion>"
        yield f'        <IdentityReference IdentityID="{p.first_id}" IdentityFeatureLinkTypeID="1" />'
        yield "      </Feature>"
    yield f'      <SanctionsEntryReference SanctionsEntryID="{p.key}" />'
    yield "    </Profile>"
    yield "  </DistinctParty>"


def features(p: Party) -> Iterator[tuple[int, list[str]]]:
    """The kind and the inner lines of each feature."""
    dice = p.dice("features")

    def located(place: int) -> str:
        return f'          <VersionLocation LocationID="{p.first_id + place}" />'

    def said(words: str) -> list[str]:
        return [f'          <VersionDetail DetailTypeID="1432">{escape(words)}</VersionDetail>']

    def looked_up(reference: int) -> str:
        return f'          <VersionDetail DetailTypeID="1431" DetailReferenceID={quoteattr(str(reference))} />'

    for place in range(p.places):
        yield 25, [located(place)]
    if p.sub == 4:
        year, month = dice.randrange(1930, 2000), dice.randrange(1, 13)
        if dice.random() < 0.7:
            day = dice.randrange(1, 29)
            yield 8, list(period(year, month, day, month, day, "          "))
        else:
            yield 8, list(period(year, 1, 1, 12, 31, "          "))
        yield 10, ['          <VersionDetail DetailTypeID="1433" />', located(p.places)]
        yield 9, ['          <VersionDetail DetailTypeID="1432" />', located(p.places + 1)]
        yield 224, [looked_up(dice.choice((91526, 91527)))]
        yield 26, said(f"{word(dice, 215).title()} of {word(dice, 215).title()}")
    elif p.sub == 1:
        yield 2, [looked_up(700)]
        yield 3, ['          <VersionDetail DetailTypeID="1433" />', located(p.places)]
        yield 1, said(word(dice, 215)[:6])
    else:
        yield 14, said(f"www.{word(dice, 215).lower()}.example")
        yield 344, said(f"1{dice.randrange(10**30):x}")
    if p.programme.startswith("NPWMD"):
        yield 504, [looked_up(701)]


def relation(p: Party) -> Iterator[str]:
    if p.linked:
        yield (
            f'  <ProfileRelationship ID="{p.number}" From-ProfileID="{p.key}" To-ProfileID="{100_000 + p.linked}"'
            f' RelationTypeID="15003" RelationQualityID="1" Former="false" SanctionsEntryID="{p.key}">'
        )
        yield "    <Comment />"
        yield "  </ProfileRelationship>"


def listing(p: Party) -> Iterator[str]:
    dice = p.dice("listing")
    yield f'  <SanctionsEntry ID="{p.key}" ProfileID="{p.key}" ListID="1550">'
    yield f'    <EntryEvent ID="{p.key}" EntryEventTypeID="1" LegalBasisID="{dice.choice((1, 1811))}">'
    yield "      <Comment />"
    yield (
        f'      <Date CalendarTypeID="1"><Year>{dice.randrange(1995, 2026)}</Year>'
        f"<Month>{dice.randrange(1, 13)}</Month><Day>{dice.randrange(1, 29)}</Day></Date>"
    )
    yield "    </EntryEvent>"
    for n, (type_, comment) in enumerate(((1705, ""), (1, p.programme))):
        yield f'    <SanctionsMeasure ID="{p.first_id + n}" SanctionsTypeID="{type_}">'
        yield f"      <Comment>{comment}</Comment>" if comment else "      <Comment />"
        yield '      <DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">'
        bound = 'Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"'
        yield f"        <Start {bound}><From><Year>2001</Year><Month>1</Month><Day>1</Day></From></Start>"
        yield "      </DatePeriod>"
        yield "    </SanctionsMeasure>"
    yield "  </SanctionsEntry>"


SECTIONS = (
    ("Locations", locations),
    ("IDRegDocuments", documents),
    ("DistinctParties", distinct_party),
    ("ProfileRelationships", relation),
    ("SanctionsEntries", listing),
)


def size_of_a_party() -> float:
    """Bytes that a party takes on average, over all sections, told from four thousand with numbers of every length."""
    sample = range(1, 12_000, 3)
    lines = (line for n in sample for _, write in SECTIONS for line in write(party(n)))
    return sum(len(line.encode()) + 1 for line in lines) / len(sample)


def write_parties(out: TextIO, count: int, namespace: str = NAMESPACE) -> None:
    """Write a whole file with this many parties.

    Args:
        out: where to.
        count: how many parties.
        namespace: of the root element.
    """
    out.write(f'<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="{namespace}" Version="1">\n')
    out.write('<DateOfIssue CalendarTypeID="1"><Year>2025</Year><Month>3</Month><Day>28</Day></DateOfIssue>\n')
    out.writelines(f"{line}\n" for line in tables())
    for section, write in SECTIONS:
        out.write(f"<{section}>\n")
        for number in range(1, count + 1):
            out.writelines(f"{line}\n" for line in write(party(number)))
        out.write(f"</{section}>\n")
    out.write("<SanctionsEntryLinks />\n</Sanctions>\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--megabytes", type=float, default=120.0)
    asked = arguments.parse_args()
    count = max(1, round(asked.megabytes * 1_000_000 / size_of_a_party()))
    with asked.out.open("w", encoding="utf-8", newline="\n") as out:
        write_parties(out, count)
    print(f"{asked.out}: {count} parties, {asked.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
