import re
from typing import get_args

from sekisho.cases import KINDS, REGIMES
from sekisho.cases.problem import Severity
from sekisho.law.verdict import OUTCOMES, VERDICTS
from sekisho.reports.words import WORDS, has_word, name_of, word

AUTHORITIES = (
    "1718 Committee",
    *["MOF", "METI", "MOJ", "MOFA", "MLIT", "Cabinet", "OFAC", "State", "BIS", "MOU", "NCA"],
)
PLACES = re.compile(r"\{(\w+)\}")


def test_every_entry_speaks_both_languages_and_fills_the_same_places() -> None:
    for key, said in WORDS.items():
        assert said.en.strip(), key
        assert said.ja.strip(), key
        assert said.ja != said.en, key
        assert sorted(PLACES.findall(said.en)) == sorted(PLACES.findall(said.ja)), key


def test_every_vocabulary_of_the_contract_is_named() -> None:
    for verdict in VERDICTS:
        assert has_word(f"verdict.{verdict}")
        assert has_word(f"meaning.{verdict}")
    for outcome in OUTCOMES:
        assert has_word(f"outcome.{outcome}")
    for regime in REGIMES:
        assert has_word(f"regime.{regime}")
    for kind in KINDS:
        assert has_word(f"kind.{kind}")
    for severity in get_args(Severity):
        assert has_word(f"severity.{severity}")
    for authority in AUTHORITIES:
        assert has_word(f"authority.{authority}")


def test_verdicts_are_told_apart_in_both_languages() -> None:
    for lang in ("en", "ja"):
        assert len({word(f"verdict.{v}", lang) for v in VERDICTS}) == len(VERDICTS)


def test_a_code_nobody_named_stands_for_itself() -> None:
    assert name_of("authority", "SECO", "ja") == "SECO"


def test_places_are_filled() -> None:
    assert word("say.count", "ja", n=3) == "3件"
