import re
from html.parser import HTMLParser

import msgspec
import pytest

from sekisho.cases import Language, Problem, Text
from sekisho.deciding.decision import Citation, Refusal
from sekisho.law.verdict import VERDICTS
from sekisho.reports.html import as_html
from sekisho.reports.words import word
from tests.reports import samples

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Checked(HTMLParser):
    """Fails on tags that do not nest, and keeps what was seen."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Checked:
    checked = Checked()
    checked.feed(page)
    checked.close()
    assert checked.open == []
    return checked


def test_hits_stand_with_what_they_do() -> None:
    for effect, words in (("decides", "decides"), ("refers", "to be settled"), ("shown", "moves no verdict")):
        (hit,) = samples.referred().hits
        shown = read(as_html([samples.decision(hits=(msgspec.structs.replace(hit, effect=effect),))])).text
        assert f'"KUM UN SAN 3", score 0.97 (strong): {words}' in shown
        assert "KUM UN SAN NO. 3" in shown
        assert "IMO number is the same" in shown


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_page_is_whole_and_fetches_nothing(lang: Language) -> None:
    page = as_html([*samples.one_of_each(), samples.referred()], lang)
    checked = read(page)
    assert page.startswith("<!doctype html>")
    assert ("html", {"lang": lang}) in checked.tags
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in checked.tags}
    assert not re.search(r"url\(|@import|\bsrc=|\bon\w+=", page)
    assert len(checked.ids) == len(set(checked.ids))
    targets = [a["href"] for tag, a in checked.tags if tag in ("a", "use") and (a.get("href") or "").startswith("#")]
    assert {t[1:] for t in targets if t} <= set(checked.ids)
    for verdict in VERDICTS:
        assert word(f"verdict.{verdict}", lang) in checked.text


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_one_decision_has_its_reasons_and_basis(lang: Language) -> None:
    checked = read(as_html([samples.decision()], lang))
    answer = samples.decision()
    for part in (answer.id, answer.law, "JP-PAY-BAN-2016", "JP-PAY-HUM-100K", "UN-2397 (p5, p6)", "MOF"):
        assert part in checked.text
    assert samples.finding().because[1].say(lang) in checked.text
    assert ("a", {"href": "https://example.org/fefa?a=1&b=2", "rel": "noreferrer noopener"}) in checked.tags
    assert [a["lang"] for _, a in checked.tags if a.get("lang")] == (["en", "ja"] if lang == "en" else ["ja"])


def test_a_refusal_stands_in_its_place() -> None:
    checked = read(as_html([samples.decision(), samples.refusal()]))
    assert "batch.jsonl#3" in checked.text
    assert "-5 is negative" in checked.text
    assert "not decided" in checked.text


def test_names_and_data_are_escaped() -> None:
    evil = "<script>alert('1')</script>\"&"
    page = as_html(
        [
            samples.decision(
                case=evil,
                regimes={
                    "JP": samples.regime(
                        "refer",
                        samples.finding(
                            title=Text(evil),
                            because=(Text(evil),),
                            citations=(Citation(instrument=Text(evil), provision=evil, url="javascript:alert(1)"),),
                            notes=(Text(evil),),
                        ),
                        needs=(evil,),
                        authority=evil,
                        duty=evil,
                    )
                },
                problems=(Problem(case=evil, field=evil, code=evil, severity="warning", message=evil),),
            ),
            Refusal(case=evil, problems=(Problem(case=evil, code="x", severity="error", message=evil),)),
        ]
    )
    assert "<script" not in page
    checked = read(page)
    assert checked.text.count(evil) >= 10
    assert not any((a.get("href") or "").startswith("javascript") for _, a in checked.tags)


@pytest.mark.parametrize("unseen", samples.UNSEEN, ids=ascii)
def test_what_cannot_be_seen_steers_nobody(unseen: str) -> None:
    page = as_html(samples.hostile(f"{unseen}a{unseen}b"))
    assert unseen not in page
    assert read(page).text.count("\ufffda\ufffdb") >= 15


def test_no_cases_is_said() -> None:
    assert "No case was found" in read(as_html([])).text


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_all_text_has_the_contrast_of_wcag_aa() -> None:
    css = as_html([samples.decision()])
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    for scheme in (light, dark):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", scheme))
        for verdict in (*VERDICTS, "refused"):
            assert contrast(colours[verdict], colours[f"{verdict}-bg"]) >= 4.5, verdict
        for ink in ("ink", "soft", "link", "refer", "prohibited"):
            for paper in ("paper", "card", "refer-bg"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
