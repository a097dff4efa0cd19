"""Features of words: one word and many words alike, what meets what, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.names import slips
from sekisho.names.read import read_name
from sekisho.names.word import CORE, GENERIC, INITIAL, LAST, LEGAL, NUMERAL, PATRONYMIC, Kind, Word
from sekisho.screening.features import features_of
from sekisho.screening.hashing import key_of
from sekisho.screening.layout import LIKENESS, SLIP, SOUND, TABLE
from sekisho.screening.letters import Numbers, keys_of_parts
from sekisho.screening.vocabulary import Vocabulary, keys_of_words

KINDS: tuple[Kind, ...] = ("person", "organisation", "vessel")
_LETTERS = st.text("abdehilmnoruwy0", min_size=1, max_size=14) | st.sampled_from(
    ["muhammad", "abdulrahman", "alzahrani", "vladimir", "jianguo", "kim", "taesong", "vvorn", "a" * 45]
)
_ROLES = st.sampled_from([0, CORE, CORE | LAST, GENERIC, LEGAL, INITIAL, PATRONYMIC, NUMERAL, LAST])
_WORDS = st.builds(Word, _LETTERS, _ROLES, st.sampled_from(["", "", "محمد", "タナカ", "bank"]))


def _best(asked: Word, listed: Word, kind: Kind = "person", rule: int | None = None) -> int:
    """The best value by which a key of one word meets one of the other, of one rule or of any."""
    found = dict(features_of(listed, kind).listed)
    likes = [
        min(value & LIKENESS, found[key] & LIKENESS)
        for key, value in features_of(asked, kind).asked
        if key in found and rule in {None, value & ~LIKENESS}
    ]
    return max(likes, default=0)


def _rules(asked: Word, listed: Word, kind: Kind = "person") -> set[int]:
    found = dict(features_of(listed, kind).listed)
    return {value & ~LIKENESS for key, value in features_of(asked, kind).asked if key in found}


@settings(max_examples=60)
@given(st.lists(_WORDS, unique=True, max_size=12), st.sampled_from(KINDS), st.booleans())
def test_many_words_have_the_keys_of_each(words: list[Word], kind: Kind, asked: bool) -> None:
    keys = keys_of_words(words, kind, asked=asked)
    found: list[set[tuple[int, int]]] = [set() for _ in words]
    for key, place, value in zip(keys.key.tolist(), keys.word.tolist(), keys.value.tolist(), strict=True):
        found[place].add((key, value))
    each = [features_of(word, kind) for word in words]
    assert found == [set(one.asked if asked else one.listed) for one in each]


@settings(max_examples=60)
@given(st.lists(_WORDS, unique=True, max_size=12), st.sampled_from(KINDS))
def test_many_words_have_the_features_of_each(words: list[Word], kind: Kind) -> None:
    many = Vocabulary.of(words, kind)
    parts = {
        "letters": (many.text, many.at),
        "known": (many.known, many.known_at),
        "readings": (many.reading, many.reading_at),
        "classes": (many.classes, many.class_at),
    }
    for place, word in enumerate(words):
        each = features_of(word, kind)
        for name, (values, at) in parts.items():
            assert tuple(values[at[place] : at[place + 1]].tolist()) == tuple(getattr(each, name))


@given(st.lists(st.text("abcxyz0189", max_size=50), min_size=1, max_size=8), st.sampled_from(["", "word:", "pair:"]))
def test_keys_of_many_texts_are_the_keys_of_each(words: list[str], rule: str) -> None:
    numbers = Numbers.of([word.encode() for word in words])
    places = numbers.lengths.argsort()
    assert numbers.keys(rule, places).tolist() == [key_of(rule + words[k]) for k in places]
    pairs = numbers.keys(rule, places, places[::-1]).tolist()
    assert pairs == [key_of(rule + words[a] + words[b]) for a, b in zip(places, places[::-1], strict=True)]


@given(st.text("abcxyz0189", min_size=1, max_size=50))
def test_parts_of_a_word_have_the_keys_of_their_texts(word: str) -> None:
    parts = tuple((f"part {end}:", tuple(range(end))) for end in range(len(word) + 1))
    codes = Numbers.of([word.encode()]).lengths * 0 + [list(word.encode())]
    assert keys_of_parts(codes, parts).tolist() == [
        [key_of(f"part {end}:{word[:end]}") for end in range(len(word) + 1)]
    ]


@pytest.mark.parametrize(
    ("asked", "listed", "value"),
    [
        (Word("ahmd"), Word("ahmad"), 850),
        (Word("moham"), Word("mohammadreza"), 760),
        (Word("moha", LAST), Word("mohammad"), 740),
        (Word("moha"), Word("mohammad"), 0),
        (Word("khudadadov"), Word("khuda"), 760),
        (Word("zahrani"), Word("alzahrani"), 900 - 20),
        (Word("alzahrani"), Word("zahrani"), 880),
        (Word("bemard"), Word("bernard"), 900),
        (Word("bnak", CORE), Word("bank", GENERIC, "bank"), 0),
        (Word("minstry", CORE), Word("ministry", GENERIC, "ministry"), 850),
    ],
)
def test_what_slips_lead_to(asked: Word, listed: Word, value: int) -> None:
    assert _best(asked, listed, "organisation", SLIP) == value


def test_two_words_without_vowels_of_one_do_not_meet_by_that() -> None:
    rules = {key.partition(":")[0] for key, _ in slips.found_otherwise("ahmad")}
    assert "vowels left out" in rules
    assert not set(slips.looks_otherwise("ahmed")) & set(slips.found_otherwise("ahmad"))


def test_a_rule_between_scripts_joins_no_two_latin_words() -> None:
    kana, arabic = Word("muhanmado", own="ムハンマド"), Word("mhmd", own="محمد")
    latin = Word("muhamad")
    assert _best(latin, kana) >= 780
    assert _best(kana, latin) >= 780
    assert TABLE in _rules(latin, arabic)
    keys = {key_of(f"latin kana:{one}") for one in ("mhamad", "mhmd")}
    assert keys & {key for key, _ in features_of(latin, "person").listed}
    assert not keys & {key for key, _ in features_of(latin, "person").asked}


def test_rules_say_what_they_rest_on() -> None:
    assert TABLE in _rules(Word("volodymyr"), Word("vladimir"))
    assert SOUND in _rules(Word("zubaydi"), Word("zobeidi"))
    assert _rules(Word("zbd"), Word("zubd")) == {SLIP}


def test_known_names_are_numbers_in_order() -> None:
    assert features_of(Word("vladimir"), "person").known == (key_of("vladimir"),)
    assert features_of(Word("vladimir"), "organisation").known == ()


def test_a_body_s_words_have_korean_readings_a_person_s_none() -> None:
    (form,) = read_name("Taesong", "organisation").forms
    assert features_of(form.words[0], "organisation").readings
    assert features_of(form.words[0], "organisation").classes
    assert features_of(Word("taesong"), "person").readings == ()
