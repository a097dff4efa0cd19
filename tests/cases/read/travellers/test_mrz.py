"""Is each form of zone read, and a zone that cannot be relied on refused alone? The samples' facts are by hand."""

import datetime
import io
import string
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Traveller
from sekisho.cases.codes import read_code
from sekisho.cases.read import Arrival, read_cases
from sekisho.cases.read.facts import Facts
from sekisho.cases.read.travellers import mrz
from sekisho.cases.read.travellers.icao import meaning_of
from sekisho.cases.read.travellers.mrz_form import FORMS, MRV_A, MRV_B, TD1, TD2, TD3, Form, check_digit

DAY = datetime.date(2019, 2, 26)

# In the order of the file: names, nationality, birth, the document and who issued it.
SAMPLES = [
    ("RI, CHOL SU", "KP", "1970-01-01", ("passport", "PS1234567", "KP"), 2),
    ("KIM, YONG HUI", "CN", "1968-05-05", ("passport", "E12345678", "CN"), 5),
    ("PARK, MIN JUN", "KR", "1985-05-05", ("passport", "M12345678", "KR"), 8),
    ("SUZUKI, HANAKO", "JP", "1990-09-09", ("passport", "TK1234567", "JP"), 11),
    ("RI, CHOL SU", "KP", "1970-01-01", ("national_id", "D23145890", "KP"), 14),
]
RI = "P<PRKRI<<CHOL<SU<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nPS12345677PRK7001017M2901019<<<<<<<<<<<<<<06\n"
KIM = "P<CHNKIM<<YONG<HUI<<<<<<<<<<<<<<<<<<<<<<<<<<\nE123456782CHN6805056F2901019<<<<<<<<<<<<<<08\n"
CARD = "I<PRKD231458907<<<<<<<<<<<<<<<\n7001017M2901019PRK<<<<<<<<<<<6\nRI<<CHOL<SU<<<<<<<<<<<<<<<<<<<\n"


def arrivals(text: str, day: datetime.date | None = DAY, reader: str | None = None) -> list[Arrival]:
    return list(read_cases(io.BytesIO(text.encode()), as_of=day, reader=reader))


def one(text: str, day: datetime.date | None = DAY) -> Arrival:
    (arrival,) = arrivals(text, day)
    return arrival


def person(arrival: Arrival) -> Any:
    assert isinstance(arrival.case, Traveller)
    return arrival.case.person


def codes(arrival: Arrival, *severities: str) -> list[str]:
    return [p.code for p in arrival.problems if not severities or p.severity in severities]


def test_every_zone_of_the_samples_gives_its_traveller(shared: Path) -> None:
    read = list(read_cases(shared / "domain/travellers/mrz_samples.txt", as_of=DAY))
    assert [a.reader for a in read] == ["mrz"] * len(SAMPLES)
    for arrival, (name, nationality, birth, document, line) in zip(read, SAMPLES, strict=True):
        plain = {
            "id": arrival.id,
            "kind": "traveller",
            "date": str(DAY),
            "person": {
                "kind": "person",
                "names": [name],
                "nationalities": [nationality],
                "birth_date": birth,
                "ids": [dict(zip(("scheme", "value", "country"), document, strict=True))],
            },
            "passport": document[2],
        }
        assert arrival.case == msgspec.convert(plain, Traveller, dec_hook=read_code)
        assert (arrival.line, codes(arrival)) == (line, ["traveller.birthplace.missing", "traveller.birth.century"])


def test_a_zone_says_no_day_so_it_is_asked_for() -> None:
    assert codes(one(RI, None), "error") == ["common.date.missing"]


def test_zones_need_nothing_between_them_and_their_forms_may_change() -> None:
    read = arrivals(RI + KIM + CARD + RI.replace("PS", "\nPS").replace("\n\n", "\n") + "\r\n# end\r\n")
    assert [person(a).names for a in read] == [("RI, CHOL SU",), ("KIM, YONG HUI",), ("RI, CHOL SU",), ("RI, CHOL SU",)]
    assert [a.id for a in read] == ["PRK/PS1234567", "CHN/E12345678", "PRK/D23145890", "PRK/PS1234567#2"]


@pytest.mark.parametrize(
    ("at", "field", "right", "wrong"),
    [
        (9, "document number", "7", "1"),
        (19, "date of birth", "7", "8"),
        (27, "date of expiry", "9", "0"),
        (42, "optional data", "0", "5"),
        (43, "composite", "6", "7"),
    ],
)
def test_a_wrong_check_digit_refuses_its_traveller_alone(at: int, field: str, right: str, wrong: str) -> None:
    upper, lower = RI.split()
    assert lower[at] == right
    first, second = arrivals(f"{upper}\n{lower[:at]}{wrong}{lower[at + 1 :]}\n{KIM}")
    assert first.case is None
    problem = next(p for p in first.problems if p.severity == "error")
    assert (problem.code, problem.field, problem.line) == ("traveller.mrz.check_digit", "person", 2)
    assert problem.message.startswith(f"MRZ field {field}: check digit {wrong}, should be {right}")
    assert person(second).names == ("KIM, YONG HUI",)


def test_any_misread_character_of_the_composite_is_found() -> None:
    lines = CARD.split()
    for at in (15, 20, 29):
        wrong = lines[0][:at] + "7" + lines[0][at + 1 :]
        assert codes(one("\n".join((wrong, *lines[1:]))), "error") == ["traveller.mrz.check_digit"], at


def test_the_digit_of_empty_optional_data_may_be_a_filler() -> None:
    upper, lower = RI.split()
    assert one(f"{upper}\n{lower[:42]}<{lower[43]}\n").case is not None


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (RI.replace("<06", "06"), "traveller.mrz.length", 2),
        (RI.replace("<\n", "\n", 1), "traveller.mrz.length", 1),
        (CARD.replace("<<<6", "<<<<6"), "traveller.mrz.length", 2),
        (RI.split()[0], "traveller.mrz.lines", 1),
        ("\n".join(CARD.split()[:2]), "traveller.mrz.lines", 2),
        (RI.replace("PS", "P\N{CYRILLIC CAPITAL LETTER DZE}"), "traveller.mrz.characters", 2),
        (RI.replace("CHOL", "CH0L"), "traveller.mrz.characters", 1),
        (RI.replace("7PRK", "7PRX"), "traveller.nationality.unknown", 2),
        (RI.replace("7PRK", "7UTO"), "traveller.nationality.unknown", 2),
        (RI.split()[0] + "\n" + "9" * 10**6, "traveller.mrz.length", 2),
    ],
)
def test_what_is_no_zone_is_said_with_its_line_and_the_next_is_read(text: str, code: str, line: int) -> None:
    first, second = arrivals(f"{text}\n\n{KIM}", reader="mrz")
    assert first.case is None
    assert (code, line) in [(p.code, p.line) for p in first.problems]
    assert person(second).names == ("KIM, YONG HUI",)


def test_a_line_that_is_none_of_a_zone_costs_only_itself() -> None:
    first, second, third = arrivals(f"{RI}Passport of Mr Ri\n{KIM}")
    assert (first.case is None, second.case is None, third.case is None) == (False, True, False)
    assert codes(second) == ["traveller.mrz.lines"]


def test_zones_that_miss_a_line_do_not_take_that_of_the_next() -> None:
    upper = RI.split()[0]
    first, second = arrivals(f"{upper}\n{KIM}")
    assert (codes(first), person(second).names) == (["traveller.mrz.lines"], ("KIM, YONG HUI",))
    card = CARD.split()
    first, second = arrivals("\n".join((card[0], card[1], *card)))
    assert (codes(first), person(second).names) == (["traveller.mrz.lines"], ("RI, CHOL SU",))


def test_a_number_over_nine_characters_goes_on_in_the_optional_field() -> None:
    text = written(TD1, number="D23145890734", name="RI<<CHOL<SU", optional="X1")
    assert text.startswith("I<PRKD23145890<734")
    assert [(i.scheme, i.value) for i in person(one(text)).ids] == [
        ("national_id", "D23145890734"),
        ("optional_data", "X1"),
    ]


def test_a_name_that_fills_its_field_may_be_cut_and_is_said() -> None:
    exact = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG"[:39]
    arrival = one(written(TD3, name=exact))
    assert codes(arrival, "warning") == ["traveller.mrz.truncated"]
    assert person(arrival).names == ("NILAVADHANANANDA, CHAYAPA DEJTHAMRONG K",)
    assert codes(one(written(TD3, name=exact[:38])), "warning") == []


def test_a_name_of_one_part_and_a_zone_without_a_name() -> None:
    assert person(one(written(TD3, name="ARKFREITH"))).names == ("ARKFREITH",)
    nameless = one(written(TD2, name=""))
    assert (person(nameless).names, codes(nameless, "warning")) == (None, ["traveller.name.missing"])


@pytest.mark.parametrize(
    ("birth", "expiry", "day", "born"),
    [
        ("100505", "290101", "2019-02-26", "2010-05-05"),
        ("250505", "290101", "2019-02-26", "1925-05-05"),  # not born on the day of the act
        ("250505", "290101", "2026-02-26", "2025-05-05"),
        ("200101", "150101", "2026-02-26", "1920-01-01"),  # not born before the document ended
        ("190226", "290101", "2019-02-26", "2019-02-26"),
        ("190227", "290101", "2019-02-26", "1919-02-27"),
        ("701231", "<<<<<<", "2019-02-26", "1970-12-31"),
    ],
)
def test_the_century_of_birth_follows_from_expiry_and_day(birth: str, expiry: str, day: str, born: str) -> None:
    arrival = one(written(TD3, birth=birth, expiry=expiry), datetime.date.fromisoformat(day))
    assert str(person(arrival).birth_date) == born
    said = next(p for p in arrival.problems if p.code == "traveller.birth.century")
    assert (said.severity, said.message, said.line) == ("info", f"birth year {birth[:2]} read as {born[:4]}", 2)


def test_a_birth_date_that_is_unknown_in_part_is_said_and_one_that_cannot_be_refused() -> None:
    partly = one(written(TD3, birth="70<<<<"))
    assert (person(partly).birth_date, codes(partly, "info")[-2:]) == (
        None,
        ["traveller.birth.incomplete", "traveller.birthplace.missing"],
    )
    assert codes(one(written(TD3, birth="701301")), "error") == ["common.date.format"]
    assert codes(one(written(TD3, birth="000229"), datetime.date(2000, 1, 1)), "error") == ["common.date.format"]


@pytest.mark.parametrize(
    ("code", "nationalities", "said"),
    [
        ("D", ("DE",), None),
        ("GBD", ("GB",), None),
        ("PRK", ("KP",), None),
        ("HKG", ("HK",), None),
        ("XXA", (), "info"),
        ("XXB", None, "refer"),
        ("UNO", None, "refer"),
        ("RKS", None, "refer"),
    ],
)
def test_codes_of_icao(code: str, nationalities: tuple[str, ...] | None, said: str | None) -> None:
    arrival = one(written(TD3, nationality=code, issuer="D"))
    assert person(arrival).nationalities == nationalities
    found = [p.severity for p in arrival.problems if p.code == "traveller.nationality.no_country"]
    assert found == ([said] if said else [])
    assert isinstance(arrival.case, Traveller)
    assert arrival.case.passport == "DE"


def test_an_issuer_that_is_no_state_leaves_the_passport_open() -> None:
    arrival = one(written(TD3, issuer="UNO"))
    assert isinstance(arrival.case, Traveller)
    assert (arrival.case.passport, codes(arrival, "warning")) == (None, ["traveller.issuer.no_country"])


def test_a_visa_says_nothing_of_the_passport() -> None:
    arrival = one(written(MRV_A))
    assert isinstance(arrival.case, Traveller)
    assert (arrival.case.passport, arrival.case.person.ids[0].scheme) == (None, "visa")  # type: ignore[union-attr,index]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (RI, True),
        (CARD, True),
        ("# passports\r\n\r\n" + KIM, True),
        (RI.replace("<\n", "\n", 1), True),
        ("id,kind,date\n", False),
        ("# cases\nid: a\n", False),
        ("PAYMENT\nOF THE DAY\n", False),
        ("CHEMICALSANDOTHERGOODS\n", False),
    ],
)
def test_a_zone_is_told_by_its_first_line(text: str, is_one: bool) -> None:
    assert mrz.recognises(text.encode()) is is_one


def test_what_the_caller_knows_is_not_settled_over(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"*": {"person": {"birth_date": "2030-01-01", "birth_country": "KP"}}}', encoding="utf-8")
    facts, problems = Facts.read(file)
    assert problems == ()
    zone = written(TD3, birth="<<<<<<")
    (arrival,) = read_cases(io.BytesIO(zone.encode()), as_of=DAY, facts=facts)
    assert str(person(arrival).birth_date) == "2030-01-01"
    assert codes(arrival) == ["traveller.birth.incomplete"]


# What a writer makes of a traveller, after Doc 9303 parts 4 to 7 and in other steps than the reader's.
_CODES = {TD1: "I<", TD2: "I<", TD3: "P<", MRV_A: "V<", MRV_B: "V<"}


def written(
    form: Form,
    *,
    name: str = "RI<<CHOL<SU",
    number: str = "PS1234567",
    nationality: str = "PRK",
    issuer: str = "PRK",
    birth: str = "700101",
    sex: str = "M",
    expiry: str = "290101",
    optional: str = "",
) -> str:
    def dated(day: str) -> str:
        return day + check_digit(day)

    tail = optional
    field = f"{number:<<9}{check_digit(f'{number:<<9}')}"
    if len(number) > 9:
        assert form in (TD1, TD2)
        field = f"{number[:9]}<"
        tail = f"{number[9:]}{check_digit(number)}<{optional}"
    dates = f"{dated(birth)}{sex}{dated(expiry)}"
    if form is TD1:
        first = f"{_CODES[form]}{issuer:<<3}{field}{tail:<<15}"
        body = f"{dates}{nationality:<<3}{'':<<11}"
        composite = check_digit(first[5:] + body[:7] + body[8:15] + body[18:])
        return "\n".join((first, body + composite, f"{name:<<30}")) + "\n"
    first = f"{_CODES[form]}{issuer:<<3}{name:<<{form.width - 5}}"
    second = f"{field}{nationality:<<3}{dates}"
    if form in (MRV_A, MRV_B):
        return f"{first}\n{second}{tail:<<{form.width - 28}}\n"
    if form is TD3:
        second += f"{tail:<<14}{check_digit(f'{tail:<<14}')}"
    else:
        second += f"{tail:<<7}"
    return f"{first}\n{second}{check_digit(second[:10] + second[13:20] + second[21:])}\n"


_WORDS = st.lists(st.text(string.ascii_uppercase, min_size=1, max_size=5), min_size=1, max_size=2)
_STATES = ("PRK", "JPN", "D", "GBD", "CHN", "KOR")


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A zone of any form and the facts of its traveller."""
    form = draw(st.sampled_from(FORMS))
    primary, secondary = draw(_WORDS), draw(_WORDS)
    most = 12 if form in (TD1, TD2) else 9
    number = draw(st.text(string.ascii_uppercase + string.digits, min_size=5, max_size=most))
    born = draw(st.dates(datetime.date(1920, 1, 1), DAY))
    # Nobody is told from someone a hundred years older.
    if born.year <= DAY.year - 100:
        born = born.replace(year=1950, day=min(born.day, 28))
    state = draw(st.sampled_from(_STATES))
    nationality = draw(st.sampled_from(_STATES))
    room = 7 - (len(number) - 9) - 2 if len(number) > 9 else 7
    optional = draw(st.text(string.ascii_uppercase + string.digits, max_size=max(room, 0)))
    text = written(
        form,
        name=f"{'<'.join(primary)}<<{'<'.join(secondary)}",
        number=number,
        issuer=state,
        nationality=nationality,
        birth=f"{born:%y%m%d}",
        sex=draw(st.sampled_from("MF<")),
        expiry=f"{draw(st.dates(DAY, datetime.date(2039, 12, 31))):%y%m%d}",
        optional=optional,
    )
    issuer = meaning_of(state)
    of = meaning_of(nationality)
    assert issuer
    assert of
    scheme = {TD3: "passport", MRV_A: "visa", MRV_B: "visa"}.get(form, "national_id")
    ids = [(scheme, number, issuer.country)] + [("optional_data", optional, issuer.country)] * bool(optional)
    facts = {
        "names": (f"{' '.join(primary)}, {' '.join(secondary)}",),
        "nationalities": (of.country,),
        "birth_date": born,
        "ids": ids,
        "passport": None if scheme == "visa" else issuer.country,
    }
    return text, facts


@given(st.lists(documents(), min_size=1, max_size=4), st.sampled_from(["", "\n", "# next\n"]))
def test_what_is_written_as_a_zone_is_read_back(zones: list[tuple[str, dict[str, Any]]], between: str) -> None:
    read = arrivals(between.join(text for text, _ in zones), reader="mrz")
    assert [facts_of(a) for a in read] == [facts for _, facts in zones]


def facts_of(arrival: Arrival) -> dict[str, Any]:
    assert isinstance(arrival.case, Traveller), arrival.problems
    party = person(arrival)
    return {
        "names": party.names,
        "nationalities": party.nationalities,
        "birth_date": party.birth_date,
        "ids": [(i.scheme, i.value, i.country) for i in party.ids],
        "passport": arrival.case.passport,
    }
