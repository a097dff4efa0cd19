from functools import reduce
from operator import or_

from hypothesis import given
from hypothesis import strategies as st
from tests.names.korean.writing import GIVEN, LATIN, SURNAMES, best, cyrillic, latin

from sekisho.names.korean import Reading, class_keys, likeness, read_person
from sekisho.names.korean.likeness import GLIDES
from sekisho.names.korean.syllable import CODA_SHIFT, HABIT, MIXED, TURNED, VOWEL_SHIFT, WORD, compatible

surnames = st.sampled_from(SURNAMES)
givens = st.text(st.sampled_from(GIVEN), min_size=1, max_size=3)
narrow = st.tuples(st.integers(0, 18), st.integers(0, 20), st.integers(0, 7)).map(
    lambda parts: 1 << parts[0] | 1 << VOWEL_SHIFT + parts[1] | 1 << CODA_SHIFT + parts[2]
)
masks = st.lists(narrow, min_size=1, max_size=2).map(lambda some: reduce(or_, some))
marks = st.lists(st.sampled_from((TURNED, MIXED, HABIT, WORD)), unique=True).map(sum)


def reading(syllables: list[int], bits: int = 0) -> Reading:
    return Reading((syllables[0] | bits, *syllables[1:]), "mixed", "written")


def spelled(surname: str, system: str) -> str:
    """The surname; the press has customs of its own for each, so here it borrows."""
    return latin(surname, "dprk" if system == "press" else system, "")


@given(surnames, givens, st.sampled_from(sorted(LATIN)), st.sampled_from((" ", "-")))
def test_a_name_in_any_system_is_read_back(surname: str, given_name: str, system: str, between: str) -> None:
    hangul = surname + given_name
    written = f"{spelled(surname, system)} {latin(given_name, system, between)}"
    assert best(written, hangul) >= 900


@given(surnames.filter(lambda one: len(one) == 1), givens)
def test_a_name_in_cyrillic_is_read_back(surname: str, given_name: str) -> None:
    assert best(f"{cyrillic(surname)} {cyrillic(given_name)}", surname + given_name) >= 900


@given(surnames, givens, st.sampled_from(sorted(LATIN)))
def test_a_name_written_as_one_word_is_still_read(surname: str, given_name: str, system: str) -> None:
    joined = latin(given_name, system, "")
    assert best(f"{spelled(surname, system)}, {joined}", surname + given_name) >= 900 or _other_cut(joined, given_name)


def _other_cut(joined: str, given_name: str) -> bool:
    """Whether the letters can be cut into fewer syllables than were meant: `hyoun` is one."""
    readings = read_person(f"kim, {joined}")
    return all(len(one.syllables) < len(given_name) + 1 for one in readings) and len(joined) < 8 * len(given_name)


@given(st.lists(st.tuples(masks, narrow), min_size=1, max_size=3))
def test_compatible_readings_share_a_key(pairs: list[tuple[int, int]]) -> None:
    ones, others = [one for one, _ in pairs], [one | other for one, other in pairs]
    assert all(map(compatible, ones, others))
    assert set(class_keys(reading(ones))) & set(class_keys(reading(others)))


@given(st.lists(st.tuples(narrow, narrow), min_size=1, max_size=4), st.sampled_from(GLIDES), st.integers(0, 3))
def test_readings_of_700_share_a_key(pairs: list[tuple[int, int]], glide: int, at: int) -> None:
    at %= len(pairs)
    vowels = [1 << n for n in range(VOWEL_SHIFT, CODA_SHIFT) if glide >> n & 1]
    plain = pairs[at][0] & ~(((1 << 21) - 1) << VOWEL_SHIFT)
    ones = [one for one, _ in pairs]
    others = [one for one, _ in pairs]
    ones[at], others[at] = plain | vowels[0], plain | vowels[1]
    a, b = reading(ones), reading(others)
    assert (likeness(a.syllables, b.syllables) >= 700) == (at > 0)
    assert set(class_keys(a)) & set(class_keys(b))


@given(st.lists(masks, min_size=1, max_size=3), st.lists(masks, min_size=1, max_size=3), marks, marks)
def test_700_means_a_shared_key(ones: list[int], others: list[int], of_one: int, of_other: int) -> None:
    a, b = reading(ones, of_one), reading(others, of_other)
    value = likeness(a.syllables, b.syllables)
    assert 0 <= value <= 1000
    assert value == likeness(b.syllables, a.syllables)
    assert value < 700 or set(class_keys(a)) & set(class_keys(b))


@given(st.lists(masks, min_size=1, max_size=5))
def test_a_reading_is_itself(syllables: list[int]) -> None:
    assert likeness(syllables, syllables) == 1000


@given(surnames, givens, st.sampled_from(sorted(LATIN)))
def test_a_reading_has_few_keys(surname: str, given_name: str, system: str) -> None:
    for one in read_person(f"{spelled(surname, system)} {latin(given_name, system, '-')}"):
        keys = class_keys(one)
        assert 1 <= len(keys) == len(set(keys)) <= 8


@given(st.text(max_size=20), st.sampled_from(("", "Kim ", "김", "金", "キム・", "Ким ", "Kim, ")))
def test_any_text_is_read_or_refused(text: str, head: str) -> None:
    for one in read_person(head + text):
        assert 2 <= len(one.syllables) <= 5
        assert len(one.letters) == len(one.syllables)
        assert all(syllable & (1 << 48) - 1 for syllable in one.syllables)
