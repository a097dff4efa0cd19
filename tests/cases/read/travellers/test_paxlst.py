"""Does each person of a passenger or crew list become a traveller with the facts that the list states?"""

import datetime
import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Traveller
from sekisho.cases.codes import read_code
from sekisho.cases.read import Arrival, read_cases
from sekisho.cases.read.travellers import paxlst

# The facts of the sample by hand: LOC+87 is Narita on 27 February 2019, both get off there.
SAMPLE: list[dict[str, Any]] = [
    {
        "person": {
            "kind": "person",
            "names": ["RI, CHOL SU"],
            "nationalities": ["KP"],
            "birth_date": "1970-01-01",
            "birth_country": "KP",
            "ids": [{"scheme": "passport", "value": "PS1234567", "country": "KP"}],
        },
        "passport": "KP",
    },
    {
        "person": {
            "kind": "person",
            "names": ["KIM, YONG HUI"],
            "nationalities": ["CN"],
            "birth_date": "1968-05-05",
            "birth_country": "KP",
            "ids": [{"scheme": "passport", "value": "E12345678", "country": "CN"}],
        },
        "passport": "CN",
    },
]
FLIGHT = ("TDT+20+CA0157", "LOC+125+PEK", "DTM+189:1902270830:201", "LOC+87+NRT", "DTM+232:1902271300:201")
RI = ("NAD+FL+++RI:CHOL SU", "DTM+329:700101", "LOC+179+NRT", "NAT+2+PRK", "DOC+P+PS1234567", "LOC+91+PRK")


def message(*segments: str, reference: str = "M1", kind: str = "745", total: int | None = None) -> list[str]:
    body = [f"UNH+{reference}+PAXLST:D:05B:UN:IATA+X+01:F", f"BGM+{kind}", "NAD+MS+++DESK", *segments]
    return [*body, f"UNT+{len(body) + 1 if total is None else total}+{reference}"]


def interchange(*messages: list[str], count: int | None = None, end: str = "'\n") -> str:
    number = len(messages) if count is None else count
    parts = ["UNB+UNOA:4+A+B+190226:0900+77", *(s for m in messages for s in m), f"UNZ+{number}+77"]
    return "".join(part + end for part in parts)


def arrivals(text: str | bytes) -> list[Arrival]:
    return list(read_cases(io.BytesIO(text.encode() if isinstance(text, str) else text), reader="paxlst"))


def travellers(*segments: str, flight: tuple[str, ...] = FLIGHT, kind: str = "745") -> list[Traveller]:
    read = arrivals(interchange(message(*flight, *segments, kind=kind)))
    return [a.case for a in read if isinstance(a.case, Traveller)]


def only(*segments: str, flight: tuple[str, ...] = FLIGHT, kind: str = "745") -> Traveller:
    (found,) = travellers(*segments, flight=flight, kind=kind)
    return found


def codes(arrival: Arrival, *severities: str) -> list[str]:
    return [p.code for p in arrival.problems if p.severity in (severities or ("error", "warning"))]


def test_the_sample_gives_each_person_a_case(shared: Path) -> None:
    read = list(read_cases(shared / "domain/travellers/paxlst_synthetic.edi"))
    assert [(a.reader, a.id, a.line) for a in read] == [
        ("paxlst", "000000001/PAX001/1", 13),
        ("paxlst", "000000001/PAX001/2", 24),
    ]
    for arrival, facts in zip(read, SAMPLE, strict=True):
        common = {"id": arrival.id, "kind": "traveller", "date": "2019-02-27", "destination": "JP"}
        assert arrival.case == msgspec.convert(common | facts, Traveller, dec_hook=read_code)
    # Its UNT says 31 segments and there are 32.
    assert [codes(a) for a in read] == [[], ["traveller.paxlst.count"]]


def test_crew_land_and_who_travels_on_is_in_transit() -> None:
    assert [t.movement for t in travellers(*RI, "NAD+FM+++KIM:A", "NAT+2+PRK")] == [None, "landing"]
    assert only(*RI, kind="250").movement == "landing"
    assert only("NAD+FL+++RI:A", "LOC+179+LAX").movement == "transit"
    assert only("NAD+DDU+++RI:A").movement == "transit"
    assert only("NAD+FL+++RI:A", "LOC+179+KIX").movement is None
    transit = only("NAD+FL+++RI:A", "LOC+178+PEK", "LOC+179+LAX")
    assert (transit.destination, transit.trip) == ("JP", None)


def test_who_lives_elsewhere_enters_and_who_may_live_there_is_asked() -> None:
    assert only(*RI, "LOC+174+CHN").movement == "entry"
    (arrival,) = arrivals(interchange(message(*FLIGHT, *RI, "LOC+174+JPN")))
    assert isinstance(arrival.case, Traveller)
    assert arrival.case.person
    assert (arrival.case.movement, arrival.case.person.residence) == (None, "JP")
    assert "traveller.movement.open" in codes(arrival, "info")


def test_a_list_shows_the_dprk_on_the_way_and_never_that_it_was_not() -> None:
    flight = ("TDT+20+JS151", "LOC+125+FNJ", "LOC+87+PEK", "DTM+232:1902270950:201")
    assert only(*RI[:2], "LOC+178+FNJ", "LOC+179+NRT", flight=flight).trip == ("KP", "CN", "JP")
    assert only(*RI).trip is None


def test_of_several_flights_the_one_counts_on_which_the_person_gets_off() -> None:
    legs = (*FLIGHT, "TDT+20+CA0157", "LOC+125+NRT", "LOC+87+LAX", "DTM+232:1902280900:201")
    got_off, onward = travellers(*RI, "NAD+FL+++KIM:A", "LOC+179+LAX", flight=legs)
    assert (got_off.destination, str(got_off.date), got_off.movement) == ("JP", "2019-02-27", None)
    assert (onward.destination, str(onward.date), onward.movement) == ("US", "2019-02-28", None)
    (cleared,) = travellers("NAD+FL+++KIM:A", "LOC+22+NRT", "LOC+179+LAX", flight=legs)
    assert (cleared.destination, cleared.movement) == ("JP", "transit")


def test_documents_address_and_residence_are_kept() -> None:
    case = only(
        "NAD+FL+++WILLIAMS:JOHN:DONALD+235 WESTERN ROAD+SLEAFORD+:::LINCS+PE2+GBR",
        *("ATT+2++M", "DTM+329:19250505:102", "GEI+4+173", "LOC+22+NRT", "LOC+174+GBR", "LOC+180+USA:::AMBER HILL"),
        *("NAT+2+GBD", "NAT+2+USA", "RFF+AVF:TYR123", "DOC+V:110:111+V99", "LOC+91+JPN"),
        *("DOC+P:110:111+MB140241", "DTM+36:231215", "LOC+91+GBR"),
    )
    assert case.person
    assert case.person.names == ("WILLIAMS, JOHN DONALD",)
    assert case.person.address == ("235 WESTERN ROAD", "SLEAFORD", "LINCS", "PE2")
    assert (case.person.address_country, case.person.residence, case.person.birth_country) == ("GB", "GB", "US")
    assert case.person.nationalities == ("GB", "US")
    assert str(case.person.birth_date) == "1925-05-05"
    assert [(i.scheme, i.value, i.country) for i in case.person.ids or ()] == [
        ("visa", "V99", "JP"),
        ("passport", "MB140241", "GB"),
    ]
    assert case.passport == "GB"


def test_a_birth_year_of_two_digits_is_before_the_act() -> None:
    two = travellers("NAD+FL+++A:B", "DTM+329:250505", "NAD+FL+++A:B", "DTM+329:20100505:102")
    assert [str(t.person.birth_date) for t in two if t.person] == ["1925-05-05", "2010-05-05"]


def test_its_own_signs_the_release_character_and_broken_lines() -> None:
    text = interchange(message(*FLIGHT, "NAD+FL+++O??BRIEN?'S:A?+B?:C", "NAT+2+PRK"), end="'")
    (plain,) = arrivals("QD JPIMMIG\n.AIRLINE 260900\n" + "UNA:+.? '" + text)
    assert isinstance(plain.case, Traveller)
    assert plain.case.person
    assert plain.case.person.names == ("O?BRIEN'S, A+B:C",)
    wrapped = "\n".join(text[n : n + 40] for n in range(0, len(text), 40))
    other = text.translate(str.maketrans({":": "|", "+": "*", "?": "\\", "'": "~"}))
    other = "UNA|*.\\ ~" + other.replace("O\\\\BRIEN\\~S", "O?BRIEN'S").replace("A\\*B\\|C", "A+B:C")
    assert [a.case for a in arrivals(wrapped)] == [a.case for a in arrivals(other)] == [plain.case]


def test_several_messages_and_interchanges_in_one_file() -> None:
    first = interchange(message(*FLIGHT, *RI), message(*FLIGHT, "NAD+FM+++KIM:A", reference="M2", kind="250"))
    read = arrivals(first + first)
    assert [a.id for a in read] == ["77/M1/1", "77/M2/1", "77/M1/1#2", "77/M2/1#2"]
    assert [codes(a) for a in read] == [[], [], ["common.id.duplicate"], ["common.id.duplicate"]]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (interchange(message(*FLIGHT, *RI, "CNT+42:1")), 0),
        (interchange(message(*FLIGHT, *RI, "CNT+42:2")), 1),
        (interchange(message(*FLIGHT, *RI, "CNT+41:1")), 1),
        (interchange(message(*FLIGHT, *RI, total=3)), 1),
        (interchange(message(*FLIGHT, *RI), count=2), 1),
        (interchange(message(*FLIGHT, *RI)).replace("+M1'", "+M2'"), 1),
        (interchange(message(*FLIGHT, *RI)).replace("UNZ+1+77", "UNZ+1+78"), 1),
        (interchange(["UNG+PAXLST", *message(*FLIGHT, *RI), "UNE+2+1"]), 1),
        (interchange([*message(*FLIGHT, *RI)]).replace("01:F", "01:C").replace("UNT", "CNT+42:9'\nUNT"), 1),
    ],
)
def test_counts_and_references_are_compared(text: str, counts: int) -> None:
    (arrival,) = arrivals(text)
    assert arrival.case is not None
    assert codes(arrival) == ["traveller.paxlst.count"] * counts


@pytest.mark.parametrize(
    ("text", "persons", "code"),
    [
        (interchange(message(*FLIGHT, *RI)).partition("UNT")[0], 1, "traveller.paxlst.cut"),
        (interchange(message(*FLIGHT, *RI)).partition("UNZ")[0], 1, "traveller.paxlst.cut"),
        (interchange(message(*FLIGHT, *RI)).partition("DOC")[0] + "DOC+P", 1, "common.source.syntax"),
        (interchange(message(*FLIGHT)), 0, "traveller.paxlst.empty"),
        (interchange(message(*FLIGHT, *RI)).replace("PAXLST", "CUSCAR"), 0, "traveller.message.unsupported"),
        (interchange(message(*FLIGHT, *RI, "NAD+ZZZ+++KIM:A")), 1, "traveller.paxlst.party"),
        (interchange(message(*FLIGHT, *RI)) + "UNB+UNOA:4", 1, "common.source.syntax"),
        ("UNH+1+PAXLST'" + "A" * 10**6 + "'", 0, "common.source.syntax"),
        ("nothing of the kind", 0, "common.source.syntax"),
    ],
)
def test_what_is_lost_is_an_error_of_its_own(text: str, persons: int, code: str) -> None:
    read = arrivals(text)
    assert [code in codes(a, "error") for a in read] == [False] * persons + [True]


def test_what_a_mail_server_writes_below_is_left_alone() -> None:
    (arrival,) = arrivals(interchange(message(*FLIGHT, *RI)) + "\n\nSecured by a scanner\n")
    assert codes(arrival) == []


@pytest.mark.parametrize(
    ("segments", "code"),
    [
        (("NAD+FL+++A:B", "NAT+2+QQQ"), "traveller.nationality.unknown"),
        (("NAD+FL+++A:B", "DTM+329:701341"), "common.date.format"),
        (("NAD+FL+++A:B", "LOC+179+QQQ"), "traveller.place.unknown"),
        (("NAD+FL+++A:B", "LOC+180+QQQ"), "traveller.place.unknown"),
        (("NAD+FL+++A:B", "DOC+P+X1", "LOC+91+QQQ"), "traveller.issuer.no_country"),
        (("NAD+FL",), "traveller.name.missing"),
    ],
)
def test_what_cannot_be_read_of_a_person_is_said(segments: tuple[str, ...], code: str) -> None:
    (arrival,) = arrivals(interchange(message(*FLIGHT, *segments)))
    assert codes(arrival) == [code]


def test_persons_said_not_to_be_on_board_are_marked() -> None:
    (arrival,) = arrivals(interchange(message(*FLIGHT, *RI, kind="266+CLNB")))
    assert codes(arrival) == ["traveller.paxlst.function"]


def test_a_list_without_an_arrival_time_asks_for_the_day() -> None:
    (arrival,) = arrivals(interchange(message(*FLIGHT[:4], *RI)))
    assert codes(arrival) == ["common.date.missing"]


def test_letters_beyond_ascii_are_read_by_the_character_set_of_the_interchange() -> None:
    text = interchange(message(*FLIGHT, "NAD+FL+++MÜLLER:A")).replace("UNOA", "UNOC")
    (arrival,) = arrivals(text.encode("latin-1"))
    assert isinstance(arrival.case, Traveller)
    assert arrival.case.person
    assert arrival.case.person.names == ("MÜLLER, A",)
    (refused,) = arrivals(text.replace("UNOC", "UNOA").encode("latin-1"))
    assert codes(refused) == ["common.source.encoding"]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"UNA:+.? 'UNB+UNOA:4+A+B+1+2+++APIS'UNH+1+PAX\r\nLST:D:05B:UN'", True),
        (b"CICA\t\n\n.HDQ 130631\nUNH+1+PAXLST:D:02B:UN'", True),
        (b"UNA:+.? 'UNB+UNOA:4+A+B'UNH+1+CUSCAR:D:95B:UN'", False),
        (b'{"id": "PAXLST"}', False),
        (b"UNITED,PAXLST\n", False),
    ],
)
def test_a_list_is_told_by_its_service_segment_and_message(head: bytes, is_one: bool) -> None:
    assert paxlst.recognises(head) is is_one


_WORD = st.text("ABCDEXYZ '+:?", min_size=1, max_size=8).filter(str.strip).map(lambda t: " ".join(t.split()))
_CODES = {"PRK": "KP", "JPN": "JP", "CHN": "CN", "D": "DE"}


@given(
    st.lists(
        st.tuples(
            _WORD,
            _WORD,
            st.dates(datetime.date(1925, 1, 1), datetime.date(2019, 2, 26)),
            st.sampled_from(sorted(_CODES)),
            st.sampled_from(sorted(_CODES)),
            st.text("A1B2C3", min_size=5, max_size=9),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["'", "'\n", "'\r\n"]),
)
def test_what_is_written_as_a_list_is_read_back(people: list[tuple[Any, ...]], end: str) -> None:
    def released(text: str) -> str:
        return "".join(f"?{sign}" if sign in "?+:'" else sign for sign in text)

    segments = [
        segment
        for family, given_name, born, nation, issuer, number in people
        for segment in (
            f"NAD+FL+++{released(family)}:{released(given_name)}",
            *(f"DTM+329:{born:%y%m%d}", f"NAT+2+{nation}", f"DOC+P+{number}", f"LOC+91+{issuer}"),
        )
    ]
    read = arrivals(interchange(message(*FLIGHT, *segments, f"CNT+42:{len(people)}"), end=end))
    assert [a.problems for a in read if codes(a)] == []
    facts = []
    for arrival in read:
        assert isinstance(arrival.case, Traveller)
        party = arrival.case.person
        assert party
        assert party.ids
        facts.append((party.names, party.birth_date, party.nationalities, arrival.case.passport, party.ids[0].value))
    assert facts == [
        ((f"{family}, {given_name}",), born, (_CODES[nation],), _CODES[issuer], number)
        for family, given_name, born, nation, issuer, number in people
    ]
