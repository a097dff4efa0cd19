"""The chronicle that ships has no fault, and every fault of a file of one's own is named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sekisho.chronicle import load_built_in, load_with
from sekisho.errors import UsageError
from sekisho.law import load_built_in as load_law
from sekisho.scenarios import built_in

OWN = """
sources:
  - {id: own-paper, publisher: A paper, title: An article, language: en, earliest: 2019-03-01, latest: 2019-03-01}
actors:
  - {id: own-speaker, name: [A speaker, 話者], of: gov-jp}
topics:
  - {id: own-topic, kind: offer, title: An offer, shown_by: registry}
events:
  - {id: own-event, title: [A talk, 会談], date: 2019-03-01, precision: day, source: own-paper}
source: own-paper
statements:
  - id: OWN-1
    at: [1, 2]
    speaker: own-speaker
    strength: on_record
    stance: rejects
    modality: fact
    concerns: [own-topic, own-event, JP-PAY-BAN-2016]
    rejects: [MAINICHI-03]
    text: It is not so.
  - {id: OWN-2, at: [1, 3], speaker: own-speaker, strength: relayed, stance: asserts, modality: fact, concerns: [US],
     derived_from: [SCMP-01], text: "Relayed once more."}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_ships_has_no_fault_and_holds_every_statement_of_both_articles() -> None:
    chronicle = load_built_in()
    sources = [one.source for one in chronicle.statements.values()]
    assert sources.count("mainichi-2019-02") == 22
    assert sources.count("scmp-2019-02") == 34
    assert all(one.text for one in chronicle.statements.values())


def test_sources_and_statements_of_ones_own_stand_beside_those_that_ship(tmp_path: Path) -> None:
    chronicle = load_with([written(tmp_path, OWN)])
    assert set(load_built_in().statements) < set(chronicle.statements)
    assert chronicle.statements["OWN-1"].source == "own-paper"
    assert chronicle.events["own-event"].title.ja == "会談"
    assert "OWN-1" not in load_built_in().statements


def test_a_statement_of_ones_own_is_shown_at_the_statement_that_it_rejects(tmp_path: Path) -> None:
    chronicle = load_with([written(tmp_path, OWN)])
    assert chronicle.statements["MAINICHI-03"].rejected_by == ("OWN-1",)
    assert load_built_in().statements["MAINICHI-03"].rejected_by == ()


HEAD = "source: mainichi-2019-02\nstatements:\n"
GOOD = "id: X, at: [1, 1], speaker: kim, strength: on_record, stance: asserts, modality: fact, concerns: [JP], text: T"


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        (HEAD + f"  - {{{GOOD.replace('speaker: kim', 'speaker: nobody')}}}\n", 3, "name.unresolved", "nobody"),
        (HEAD + f"  - {{{GOOD.replace('[JP]', '[JP-NONE]')}}}\n", 3, "name.unresolved", "JP-NONE"),
        (HEAD + f"  - {{{GOOD.replace('on_record', 'certain')}}}\n", 3, "name.unresolved", "certain"),
        (HEAD + f"  - {{{GOOD}, quoting: nobody}}\n", 3, "name.unresolved", "nobody"),
        (HEAD + f"  - {{{GOOD}, rejects: [NONE-1]}}\n", 3, "name.unresolved", "NONE-1"),
        (HEAD + f"  - {{{GOOD}, counts: {{guesses: 3}}}}\n", 3, "name.unresolved", "guesses"),
        (HEAD + f"  - {{{GOOD}, source: own-paper}}\n", 3, "name.unresolved", "own-paper"),
        (HEAD + f"  - {{{GOOD.replace('id: X', 'id: SCMP-01')}}}\n", 3, "id.duplicate", "statements-scmp.yaml:"),
        (HEAD + f"  - {{{GOOD}}}\n  - {{{GOOD}}}\n", 4, "id.duplicate", "own.yaml:3"),
        (HEAD + f"  - {{{GOOD}, id: Y}}\n", 3, "key.duplicate", "'id'"),
        (HEAD + "  - id: X\n    at: [1, 1]\n    speaker: 7\n", 5, "value.type", "`str`"),
        (HEAD + f"  - {{{GOOD.replace('[1, 1]', '[0, 1]')}}}\n", 3, "value.type", ">= 1"),
        (HEAD + f"  - {{{GOOD.replace('asserts', 'doubts')}}}\n", 3, "value.type", "doubts"),
        (HEAD + "  - {id: X, at: [1, 1]}\n", 3, "value.type", "speaker"),
        (HEAD + "  - just a text\n", 2, "value.type", "list of mappings"),
        ("statements: all\n", 1, "value.type", "list of mappings"),
        (HEAD + f"  - {{{GOOD},\n     date: soon}}\n", 4, "value.type", "date"),
        (HEAD + f"  - {{{GOOD},\n     date: 2019-02-30}}\n", 4, "value.impossible", "2019-02-30"),
        (HEAD + f"  - {{{GOOD}, earliest: 2019-02-02,\n     latest: 2019-02-01}}\n", 4, "period.inverted", "before"),
        (HEAD + f"  - {{{GOOD},\n     verdict: allowed}}\n", 4, "key.unknown", "verdict"),
        ("source: own\nlaws:\n  - {id: X}\n", 2, "key.unknown", "laws"),
        ("persons:\n  - {id: somebody}\n", 1, "key.unknown", "persons"),
        ("actors:\n  - {id: a, name: [A, B, C]}\n", 2, "value.type", "[English, Japanese]"),
        ("events:\n  - {id: e, title: E, precision: day, source: none}\n", 2, "name.unresolved", "none"),
        ("[1]\n", 1, "value.type", "a mapping"),
        ("", 1, "value.type", "a mapping"),
        ("statements: [\n", 2, "yaml.syntax", ""),
    ],
)
def test_a_fault_is_named_with_file_line_and_code(tmp_path: Path, text: str, line: int, code: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_with([path])
    lines = str(caught.value).splitlines()[1:]
    (told,) = [line for line in lines if f" {code}: " in line]
    assert told.strip().startswith(f"{path}:{line}: {code}: ")
    assert said in told


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = HEAD + f"  - {{{GOOD}, why: x}}\n  - {{{GOOD.replace('kim', 'nobody')}}}\n"
    with pytest.raises(UsageError) as caught:
        load_with([written(tmp_path, text)])
    assert len(re.findall(r"own\.yaml:\d+:", str(caught.value))) == 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml:1: file\.unreadable"):
        load_with([tmp_path / "none.yaml"])


def test_every_statement_that_a_shipped_scenario_rests_on_is_in_the_chronicle() -> None:
    claims = {rests.claim for scenario in built_in(load_law()) for rests in scenario.rests_on if rests.claim}
    assert claims
    assert claims <= set(load_built_in().statements)
