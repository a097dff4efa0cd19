"""Pre-arrival reports: the last ten ports, the question about the DPRK, the day of arrival at the port."""

import io
from datetime import date
from pathlib import Path

import pytest

from sekisho.cases import Voyage
from sekisho.cases.read import Arrival, read_cases

QUESTION = "kp_call_since_reference_date"
HEADER = (
    "imo,ship_name,flag,declared_port,declared_eta,call_no,port,country,unlocode,arrival,departure,"
    f"security_level,special_measures,sts_activity,{QUESTION}"
)
SHIP = "9999993,SEKISHO TEST 1,BZ"


def row(
    n: int = 1,
    call: str = "Dalian,CN,CNDLC,2019-02-09,2019-02-10",
    sts: str = "",
    answer: str = "N",
    eta: str = "2019-02-15T14:00+09:00",
    port: str = "JPMAI",
    ship: str = SHIP,
) -> str:
    return f"{ship},{port},{eta},{n},{call},1,,{sts},{answer}"


def read(*rows: str, header: str = HEADER) -> list[Arrival]:
    return list(read_cases(io.BytesIO("\n".join((header, *rows)).encode()), name="report.csv"))


def only(*rows: str, header: str = HEADER) -> tuple[Voyage, set[str]]:
    (arrival,) = read(*rows, header=header)
    assert isinstance(arrival.case, Voyage), arrival.problems
    return arrival.case, {p.code for p in arrival.problems}


def test_the_report_that_ships_with_the_samples(shared: Path) -> None:
    """Written by hand from the file."""
    (arrival,) = read_cases(shared / "domain" / "vessels" / "last_ports_jcg_synthetic.csv")
    assert arrival.reader == "prearrival"
    case = arrival.case
    assert isinstance(case, Voyage)
    assert case.ship
    assert (case.ship.imo, case.ship.name, case.ship.flag) == ("9999993", "SEKISHO TEST 1", "BZ")
    assert (case.port, case.arrival, case.date) == ("JPMAI", date(2019, 2, 15), date(2019, 2, 15))
    assert case.declared_dprk_call is False
    assert case.calls is None
    assert case.transfers is None
    declared = [(c.port, str(c.arrival), str(c.departure), c.source) for c in case.last_ports_declared or ()]
    assert declared == [
        ("CNDLC", "2019-02-09", "2019-02-10", "declared"),
        ("KRINC", "2019-02-02", "2019-02-04", "declared"),
        ("CNYNT", "2019-01-25", "2019-01-27", "declared"),
    ]
    assert arrival.problems == ()


@pytest.mark.parametrize(
    ("eta", "day"),
    [
        ("2019-02-15T14:00+09:00", "2019-02-15"),
        ("2019-02-14T16:00Z", "2019-02-15"),
        ("2019-02-14T09:00-08:00", "2019-02-15"),
        ("2019-02-15", "2019-02-15"),
    ],
)
def test_the_day_of_arrival_is_that_of_the_port(eta: str, day: str) -> None:
    case, said = only(row(eta=eta))
    assert (str(case.arrival), str(case.date), said) == (day, day, set())


def test_a_time_must_say_its_zone() -> None:
    (arrival,) = read(row(eta="2019-02-15T14:00"))
    assert arrival.case is None
    assert ("voyage.arrival.no_zone", "arrival", 2) in {(p.code, p.field, p.line) for p in arrival.problems}


@pytest.mark.parametrize(
    ("answer", "declared", "said"),
    [
        ("Y", True, set()),
        ("yes", True, set()),
        ("有", True, set()),
        ("N", False, set()),
        ("無", False, set()),
        ("", None, set()),
        ("not sure", None, {"common.value.unknown"}),
    ],
)
def test_the_answer_about_the_dprk(answer: str, declared: bool | None, said: set[str]) -> None:
    case, codes = only(row(answer=answer))
    assert (case.declared_dprk_call, codes) == (declared, said)


def test_rows_that_contradict_each_other_leave_it_open() -> None:
    case, codes = only(row(1, answer="N"), row(2, answer="Y"))
    assert (case.declared_dprk_call, codes) == (None, {"voyage.rows.conflict"})
    case, codes = only(row(1), row(2, ship="9999993,SEKISHO TEST 1,PA"))
    assert case.ship
    assert (case.ship.flag, codes) == (None, {"voyage.rows.conflict"})


def test_a_dprk_port_among_the_last_ten_is_kept_as_declared() -> None:
    case, _ = only(row(1), row(2, call="Rajin,KP,KPRJN,2019-01-12,2019-01-14"))
    assert [(c.port, c.source) for c in case.last_ports_declared or ()] == [
        ("CNDLC", "declared"),
        ("KPRJN", "declared"),
    ]


def test_a_report_without_calls_leaves_them_unknown() -> None:
    case, codes = only(row(1, call=",,,,"))
    assert (case.last_ports_declared, codes) == (None, set())


@pytest.mark.parametrize(
    ("sts", "days", "said"),
    [
        ("", None, set()),
        ("none", None, set()),  # of the last ten calls: no proof that there was none before
        ("2019-02-05 off Shanghai", ["2019-02-05"], {"voyage.transfer.declared"}),
        ("Y", ["2019-02-10"], {"voyage.transfer.declared"}),
    ],
)
def test_ship_to_ship_activity(sts: str, days: list[str] | None, said: set[str]) -> None:
    case, codes = only(row(sts=sts))
    assert (None if case.transfers is None else [str(t.date) for t in case.transfers], codes) == (days, said)


@pytest.mark.parametrize(
    ("purpose", "read_as", "said"),
    [
        ("cargo", ("cargo",), set()),
        ("Load humanitarian goods; passengers", ("load_humanitarian_goods", "passengers"), set()),
        ("bunkering", None, {"common.value.unknown"}),
    ],
)
def test_purposes(purpose: str, read_as: tuple[str, ...] | None, said: set[str]) -> None:
    case, codes = only(f"{row()},{purpose}", header=f"{HEADER},purpose")
    assert (case.purpose, codes) == (read_as, said)


def test_several_reports_in_one_file() -> None:
    other = row(1, ship="9074729,OTHER,PA", port="JPKIJ")
    found = read(row(1), other, row(2))
    assert [a.id for a in found] == ["IMO9999993/JPMAI/2019-02-15", "IMO9074729/JPKIJ/2019-02-15"]
    assert [len(a.case.last_ports_declared or ()) for a in found if isinstance(a.case, Voyage)] == [2, 1]


def test_a_bad_number_of_the_hull_is_kept_and_said() -> None:
    case, codes = only(row(ship="8314881,YON PUNG 3,KP"))
    assert case.ship
    assert (case.ship.imo, case.id, codes) == ("8314881", "YON PUNG 3/JPMAI/2019-02-15", {"voyage.imo.check_digit"})


def test_a_ship_without_number_is_said() -> None:
    _, codes = only(row(ship=",SEKISHO TEST 1,BZ"))
    assert codes == {"voyage.imo.missing"}


def test_a_fault_has_the_line_of_its_call() -> None:
    (arrival,) = read(row(1), row(2, call="Nowhere,,XXNOW,2019-01-01,2019-01-02"))
    assert [(p.code, p.field, p.line) for p in arrival.problems] == [
        ("common.place.unknown", "last_ports_declared[1].port", 3)
    ]
