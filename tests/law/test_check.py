"""A broken law is refused with file and line: each test breaks one thing in a small law that is otherwise sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from sekisho.errors import BrokenLaw
from sekisho.law import check_law, load_law

FACTS = """\
payee_in_dprk:
  {type: truth, acts: [payment], needs: [payee.residence], said: payee resides in KP, denied: payee resides elsewhere}
amount_jpy: {type: measured, unit: JPY, acts: [payment], needs: [amount], said: amount}
purpose: {type: word, acts: [payment], words: [gift, trade], needs: [purpose], said: "purpose is {}"}
signed_on: {type: day, acts: [payment], needs: [date], said: signed on}
"""
SOURCES = "S-1: {kind: primary, title: A text, urls: []}\n"
EVENTS = """\
verified: 2020-01-01
events:
  - {id: opened, date: 2016-02-10, status: enacted, source: S-1, title: It opened}
  - {id: rumour, date: 2016-02-11, status: reported, source: S-1, title: It was said}
"""
MEASURES = """\
regime: JP
instruments:
  - {id: ACT, title: An act}
measures:
  - id: JP-OLD
    title: Report
    kind: duty
    acts: [payment]
    gives: {verdict: allowed_with_duty, duty: report}
    in_force:
      - {from: 2010-01-01, until: 2016-02-26}
    reach: payee_in_dprk
    test: amount_jpy > threshold
    parameters:
      threshold: {unit: JPY, values: {2010-01-01: 3000000}}
    cite: [[ACT, art. 1, S-1]]
    confidence: high
  - id: JP-BAN
    title: Ban
    kind: licence
    acts: [payment]
    gives: {verdict: licence_required, authority: MOF}
    succeeds: JP-OLD
    in_force:
      - {from: 2016-02-26, by: opened}
    reach: payee_in_dprk
    test: not (signed_on < first) or purpose == "trade"
    except:
      - id: small-sum
        title: Small sums
        when: purpose == "gift" and amount_jpy <= small_sum
        from: 2016-02-26
        cite: [[ACT, art. 2, S-1]]
    parameters:
      small_sum: {unit: JPY, values: {2016-02-26: 100000}}
      first: {unit: date, values: {2016-02-26: 2016-01-01}}
    cite: [[ACT, art. 1, S-1]]
    confidence: high
"""


def write_law(folder: Path, measures: str = MEASURES, facts: str = FACTS) -> Path:
    (folder / "jp").mkdir()
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "events.yaml").write_text(EVENTS, encoding="utf-8")
    (folder / "jp" / "measures.yaml").write_text(measures, encoding="utf-8")
    return folder


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


def test_the_sound_law_has_no_fault(tmp_path: Path) -> None:
    assert check_law(write_law(tmp_path)) == ()


def test_the_built_in_law_has_no_fault() -> None:
    assert check_law() == ()


# what is broken; what stands there instead; the fault; where it must be found
BROKEN = {
    "an undeclared fact": (
        "reach: payee_in_dprk\n    test: not",
        "reach: payee_in_dprq\n    test: not",
        "fact.undeclared",
        "payee_in_dprq",
    ),
    "a unit mismatch": ("small_sum: {unit: JPY", "small_sum: {unit: USD", "unit.mismatch", 'purpose == "gift"'),
    "a bare number": (
        "amount_jpy > threshold",
        "amount_jpy > 3000000",
        "condition.bare_number",
        "amount_jpy > 3000000",
    ),
    "a gap of periods": ("until: 2016-02-26", "until: 2016-02-20", "period.gap", "succeeds:"),
    "an overlap of periods": ("until: 2016-02-26", "until: 2016-03-01", "period.overlap", "succeeds:"),
    "periods of one measure that overlap": (
        "      - {from: 2016-02-26, by: opened}\n",
        "      - {from: 2016-02-26, by: opened}\n      - {from: 2018-01-01}\n",
        "period.overlap",
        "      - {from: 2016-02-26, by: opened}",
    ),
    "a missing citation": (
        "    cite: [[ACT, art. 1, S-1]]\n    confidence: high\n  - id: JP-BAN",
        "    confidence: high\n  - id: JP-BAN",
        "citation.missing",
        "id: JP-OLD",
    ),
    "a citation that does not resolve": ("[ACT, art. 2, S-1]", "[ACT, art. 2, S-9]", "citation.unresolved", "S-9"),
    "a duplicate key": (
        "    kind: duty\n",
        "    kind: duty\n    kind: licence\n",
        "key.duplicate",
        "    kind: licence",
    ),
    "an exception outside its measure": (
        "        from: 2016-02-26\n",
        "        from: 2010-01-01\n        until: 2012-01-01\n",
        "exception.outside",
        "- id: small-sum",
    ),
    "a measure that can never apply": (
        "reach: payee_in_dprk\n    test: not",
        "reach: payee_in_dprk and not payee_in_dprk\n    test: not",
        "measure.never",
        "payee_in_dprk and not",
    ),
    "a measure that always applies": (
        "reach: payee_in_dprk\n    test: amount",
        "reach: payee_in_dprk or not payee_in_dprk\n    test: amount",
        "measure.always",
        "payee_in_dprk or not",
    ),
    "an exception that can never hold": (
        'when: purpose == "gift" and',
        'when: purpose == "gift" and purpose == "trade" and',
        "exception.never",
        "- id: small-sum",
    ),
    "a parameter without a value on the first day": (
        "small_sum: {unit: JPY, values: {2016-02-26",
        "small_sum: {unit: JPY, values: {2016-03-26",
        "parameter.gap",
        "small_sum: {unit",
    ),
    "a period that ends before it begins": (
        "{from: 2010-01-01, until: 2016-02-26}",
        "{from: 2010-01-01, until: 2009-02-26}",
        "period.inverted",
        "until: 2009-02-26",
    ),
    "a report that would move the law": ("by: opened", "by: rumour", "event.not_enacted", "by: rumour"),
    "an event that nobody declared": ("by: opened", "by: opend", "event.unresolved", "by: opend"),
    "a misspelt key": (
        "    confidence: high\n  - id: JP-BAN",
        "    confidance: high\n    confidence: high\n  - id: JP-BAN",
        "key.unknown",
        "confidance",
    ),
    "an unknown verdict": (
        "{verdict: allowed_with_duty, duty: report}",
        "{verdict: alowed, duty: report}",
        "value.word",
        "alowed",
    ),
    "a float for money": ("2010-01-01: 3000000}", "2010-01-01: 3000000.5}", "value.type", "3000000.5"),
    "an impossible day": ("{from: 2010-01-01,", "{from: 2010-02-31,", "value.impossible", "2010-02-31"),
    "a word that the fact does not know": ('or purpose == "trade"', 'or purpose == "trafe"', "condition.word", "trafe"),
    "arithmetic in a condition": (
        "amount_jpy > threshold",
        "amount_jpy + 1 > threshold",
        "condition.syntax",
        "amount_jpy + 1",
    ),
    "a call of Python": (
        "reach: payee_in_dprk\n    test: not",
        "reach: __import__('os')\n    test: not",
        "condition.syntax",
        "__import__",
    ),
    "YAML that is cut": (
        "    confidence: high\n  - id: JP-BAN",
        "    confidence: [high\n  - id: JP-BAN",
        "yaml.syntax",
        "- id: JP-BAN",
    ),
}


@pytest.mark.parametrize(("old", "new", "code", "where"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_found_with_file_and_line(tmp_path: Path, old: str, new: str, code: str, where: str) -> None:
    assert MEASURES.count(old) == 1, "the test must break exactly one thing"
    broken = MEASURES.replace(old, new)
    faults = check_law(write_law(tmp_path, broken))
    found = [(f.file, f.line, f.code) for f in faults]
    line = line_of(broken, where)
    assert any(f[0] == "jp/measures.yaml" and f[2] == code and abs(f[1] - line) <= 1 for f in found), found


def test_a_fact_of_another_act_is_found(tmp_path: Path) -> None:
    faults = check_law(write_law(tmp_path, facts=FACTS.replace("acts: [payment], words", "acts: [cash], words")))
    assert {f.code for f in faults} >= {"fact.act"}


def test_a_broken_law_decides_nothing(tmp_path: Path) -> None:
    folder = write_law(tmp_path, MEASURES.replace("amount_jpy > threshold", "amount_jpy > 3000000"))
    with pytest.raises(BrokenLaw, match=r"jp/measures\.yaml:13: condition\.bare_number"):
        load_law(folder)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenLaw, match=r"facts\.yaml"):
        load_law(tmp_path)
