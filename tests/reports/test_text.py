import datetime

import msgspec
import pytest
from rich.cells import cell_len

from sekisho.cases import Language, Problem
from sekisho.deciding.decision import Refusal
from sekisho.law.verdict import VERDICTS, Verdict
from sekisho.reports.digest import Answer, tally
from sekisho.reports.text import Page
from sekisho.reports.words import word
from tests.reports import samples


def said(answer: Answer, lang: Language = "en", width: int = 200) -> str:
    return "\n".join(line.plain for line in Page(lang, width).answer(answer))


def flat(text: str) -> str:
    return "".join(text.replace("│", "").split())


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_verdict_is_a_word_not_a_colour_alone(verdict: Verdict, lang: Language) -> None:
    text = said(samples.decision(verdict=verdict, regimes={"JP": samples.regime(verdict)}), lang)
    assert word(f"verdict.{verdict}", lang).upper() in text.splitlines()[0]
    assert word(f"verdict.{verdict}", lang) in text.splitlines()[2]


def test_a_banned_payment_says_why_what_failed_and_who_permits() -> None:
    text = said(samples.decision())
    assert text.splitlines()[0].startswith("P06 · payment · 2019-02-28")
    for part in (
        "JP-PAY-BAN-2016 · Payments to DPRK residents prohibited in principle",
        "北朝鮮居住者への支払の原則禁止",
        "amount 100,001 JPY is over 100,000 JPY",
        "JP-PAY-HUM-100K Humanitarian payment of at most 100,000 yen: does not hold",
        "over 100,000 JPY by 1 JPY",
        "Minister of Finance (財務大臣), MOF",
        "law, in force since 2016-02-26",
        "art. 16(1)",
        "https://example.org/fefa?a=1&b=2",
        "UN US KR EU  not covered",
        "Also looked at, and clear: JP-PAY-TRADE, UN-2397 (p5, p6)",
    ):
        assert part in text


def test_japanese_says_the_same_with_the_original_beside_it() -> None:
    text = said(samples.decision(), "ja")
    for part in (
        "2019-02-28（平成31年2月28日）",
        "北朝鮮居住者への支払の原則禁止",
        "金額100,001円は100,000円を超える",
        "財務大臣 (Minister of Finance, MOF)",
        "不該当",
        "JP-PAY-TRADE、UN-2397 (p5, p6)",
    ):
        assert part in text
    assert "payee resides" not in text


def test_a_referral_asks_each_question_once_for_all_regimes() -> None:
    text = said(samples.referred())
    assert text.count("At which ports did the ship call") == 1
    assert "field calls, for JP US" in text
    assert "at least not covered, at most prohibited" in text
    assert "confidence" in text
    assert "medium" in text
    assert "leave port by 2019-03-01" in text
    assert "last day as decided so far: 2027-04-13" in text
    assert 'ship: UN KPe.099 "KUM UN SAN 3", score 0.97 (strong): decides' in text
    assert 'by its name "KUM UN SAN NO. 3"' in text
    assert "[screening.absent]" in text


@pytest.mark.parametrize(
    ("effect", "en", "ja"),
    [
        ("decides", "decides", "判定の根拠"),
        ("refers", "to be settled", "要確認"),
        ("shown", "moves no verdict", "判定に影響なし"),
    ],
)
def test_what_a_hit_does_is_said(effect: str, en: str, ja: str) -> None:
    (hit,) = samples.referred().hits
    decision = samples.decision(hits=(msgspec.structs.replace(hit, effect=effect),))
    assert f"(strong): {en}" in said(decision)
    japanese = said(decision, "ja")
    assert f"一致度0.97（確度高）：{ja}" in japanese
    assert "IMO番号が一致" in japanese


def test_a_part_is_not_asked_for_beside_its_whole() -> None:
    japan = samples.regime("refer", needs=("goods[0].origin", "purpose"))
    us = samples.regime("refer", needs=("goods", "goods[0].hs"))
    text = said(samples.decision(verdict="refer", regimes={"JP": japan, "US": us}))
    assert "field goods, for JP US" in text
    assert "field purpose, for JP" in text
    assert "goods[0]" not in text


def test_a_provision_read_in_two_places_is_said_once() -> None:
    first = samples.finding().citations[0]
    second = msgspec.structs.replace(first, url="https://example.net/copy")
    twice = samples.finding(citations=(first, second, first))
    text = said(samples.decision(regimes={"JP": samples.regime("licence_required", twice)}))
    assert text.count("art. 16(1)") == 1
    assert text.count("https://example.net/copy") == 1
    assert text.count("https://example.org/fefa") == 1


def test_what_stands_if_nothing_more_is_shown_is_said() -> None:
    shown = samples.regime("refer", at_least="allowed", at_most="licence_required", as_it_stands="licence_required")
    assert "as it stands: licence required" in said(samples.decision(verdict="refer", regimes={"JP": shown}))


def test_an_allowed_regime_says_which_test_was_not_met() -> None:
    below = samples.finding(outcome="clear", verdict="allowed", because=samples.finding().because[:1])
    text = said(samples.decision(verdict="allowed", regimes={"JP": samples.regime("allowed", below)}))
    assert "its test is not met, allowed" in text
    assert "payee resides in KP" in text


def test_a_refusal_says_what_where_and_line() -> None:
    text = said(samples.refusal())
    assert "NOT DECIDED" in text
    assert "amount.value, line 3: -5 is negative" in text
    assert "[payment.amount.value]" in text


@pytest.mark.parametrize("width", [50, 80, 120, 200])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_lines_keep_to_the_page_and_lose_nothing(width: int, lang: Language) -> None:
    for answer in (samples.decision(), samples.referred(), samples.refusal()):
        lines = [line.plain for line in Page(lang, width).answer(answer)]
        assert all(cell_len(line) <= width for line in lines if "http" not in line)
    narrow, wide = (flat(said(samples.referred(), lang, w)) for w in (50, 120))
    assert sorted(narrow.replace("─", "")) == sorted(wide.replace("─", ""))


def test_data_cannot_steer_the_terminal() -> None:
    hostile = "\x1b[2Jgone"
    refused = Refusal(
        case=hostile, problems=(Problem(case=hostile, field=hostile, code="x.y", severity="error", message=hostile),)
    )
    assert "\x1b" not in said(refused)
    assert "\x1b" not in said(samples.decision(case=hostile))


@pytest.mark.parametrize("unseen", samples.UNSEEN, ids=ascii)
def test_what_cannot_be_seen_steers_nobody(unseen: str) -> None:
    text = "".join(map(said, samples.hostile(f"{unseen}a{unseen}b")))
    assert unseen not in text
    assert text.count("a\ufffdb") + text.count("a b") >= 15


def test_a_batch_ends_with_counts_and_what_not_covered_means() -> None:
    answers = [*samples.one_of_each(), samples.referred()]
    total = tally(answers, datetime.date(2026, 11, 21))
    tail = " ".join(line.plain for line in Page("en", 120).tail(total))
    assert "8 cases: 1 prohibited, 1 licence required, 2 refer" in tail
    assert "1 could not be read" in tail
    assert samples.LAW in tail
    assert "verified to 2026-11-21" in tail
    assert "UN as of 2026-02-27" in tail
    assert "is not a clearance" in tail
    assert "「対象外」は問題がないという意味ではありません" in "".join(
        line.plain for line in Page("ja", 120).tail(total)
    )


def test_an_empty_batch_says_so() -> None:
    assert "No case was found" in " ".join(line.plain for line in Page("en", 80).tail(tally([])))
