import csv
import io

import pytest

from sekisho.cases import REGIMES
from sekisho.law.verdict import VERDICTS
from sekisho.reports.digest import Answer
from sekisho.reports.table import COLUMNS, REFUSED, header, row
from tests.reports import samples


def parsed(*answers: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(header() + "".join(map(row, answers)), newline="")))


def test_each_case_is_one_row_with_every_regime() -> None:
    (cells,) = parsed(samples.referred())
    assert list(cells) == list(COLUMNS)
    assert (cells["case"], cells["kind"], cells["date"], cells["verdict"]) == ("V01", "voyage", "2019-02-28", "refer")
    assert cells["governing"].split() == ["JP", "US"]
    assert cells["US.needs"].split() == ["calls", "ship.foreign_interest"]
    assert cells["JP.authority"] == "Cabinet"
    assert cells["JP.measures"] == "JP-PORT-3RD-2016"
    assert cells["UN.verdict"] == "not_covered"
    assert cells["KR.verdict"] == ""
    assert cells["hits"] == "UN:KPe.099"
    assert cells["decision"] == samples.referred().id
    assert {f"{r}.verdict" for r in REGIMES} <= set(cells)


def test_every_verdict_and_a_refusal_come_back() -> None:
    rows = parsed(*samples.one_of_each())
    assert [cells["verdict"] for cells in rows] == [*VERDICTS, REFUSED]
    assert "amount.value: -5 is negative" in rows[-1]["problems"]


def test_commas_quotes_and_lines_survive() -> None:
    odd = 'a "quoted", id\nof two lines'
    assert parsed(samples.decision(case=odd))[0]["case"] == odd


@pytest.mark.parametrize("unseen", samples.UNSEEN, ids=ascii)
def test_what_cannot_be_seen_steers_nobody(unseen: str) -> None:
    rows = "".join(map(row, samples.hostile(f"{unseen}=a{unseen}b")))
    assert unseen not in rows
    assert rows.count("\ufffd=a\ufffdb") >= 10


def test_a_spreadsheet_runs_nothing() -> None:
    for start in "=+-@":
        assert parsed(samples.decision(case=f"{start}1+1"))[0]["case"] == f"'{start}1+1"
