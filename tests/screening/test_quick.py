"""What is read quickly is what the reader of names reads: the same rows, the same keys, for every text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.lists.built_in import built_in_entries, built_in_parts
from sekisho.lists.entry import Entry
from sekisho.lists.readers.recognise import read_list
from sekisho.lists.source import open_files
from sekisho.names.read import read_name
from sekisho.names.word import Kind, Word
from sekisho.screening.build import KINDS, build_index
from sekisho.screening.hashing import halves_of, key_of
from sekisho.screening.layout import HEAD, ID, STRIDE, WORDS
from sekisho.screening.name_keys import JOINED, PAIR, WORD, asked_name_keys
from sekisho.screening.query import READ_AS, Query
from sekisho.screening.quick.numbering import Numbering, enter_all, number_of
from sekisho.screening.quick.reader import Read, Reader
from sekisho.screening.quick.rows import Sums, join, put_word_keys
from sekisho.screening.quick.vocabulary import Vocabulary
from sekisho.screening.rows import encode
from sekisho.screening.screen import Asking, Screen
from sekisho.screening.weights import Weights

from .made_names import made_entries, made_queries

# Ordinary words, and words that work on their neighbours or mean something at one place of a name only.
PERSONS = """
Mohammed Ahmad Hassan Yusuf Vladimir Sergeevich Petrova Ivanov Aleksandr Jose Maria Garcia Rodriguez Mueller
Müller O'Brien Nasr Nur Abdulrahman Elsheikh Mohammadreza Ghulamali Smith Lopez Zhang Wei Guoqiang Rahman
Shahid Sahab Said Tawfiq Kim KIM Ri Pak Ch'oe Jong Un Chol Yong-chol Myong-Su Nam Lee Han Song J. M. A B K Al
al el AL- bin ben ibn ould bint abd Abdul abdel abu Abu din al-Din uddin Allah ullah as ash ar ur at Abbu Ell
Dr Dr. Mr Mrs Sheikh SHEIKH Haji General Jr Jr. Sir Dona AlBassir alias aka a.k.a. AKA K.A. é Ñandu Łukasz
Çelik ʻAbd l d'Ivoire D' Rabi' 'Ali de la van von & , - ; / (Abu) "Star" Ahmed2 M0hammed @li Мохаммед Иванов
محمد عبد الله بن 김정은 金正恩 キム
""".split()
BODIES = """
Korea Mining Development Trading Corporation Corp. Co., Co Ltd. LTD Ltd LLC L.L.C. Bank of the Namchongang
Tanchon General Industries Industry Group Ministry Defence Defense Academy Sciences Science Shipping Ocean
Maritime Management Oil & Gas OOO OAO ZAO JSC PJSC Joint Stock Joint-Stock Company Society Limited Liability
Open Closed Public S.A. SA S A C.V. DE CV A/S AS Oy GmbH SARL S.p.A. Pty PT Inc Inc. II III IV No. No 39 2 2nd
7th 45 X100 so called im Lenin named after A.B. J. Petrov al- Al-Aqsa ash-Shabaab ar Rashid al Haramain
Foundation Brigades KOMID (KOMID) 'KOMID' "Zaliv" 'ZALIV' Zavod zavod Predpriyatie Gosudarstvennoe Obshchestvo
s ogranichennoy otvetstvennostyu alias formerly f.k.a. a.k.a. d/b/a known as trading Office Workers' Party
People's Army Cuba CUBANA Nacional de y e la - / ; ( ) [Iran] MULTl B0 Mr Research Scientific Institute Center
Centre 무역 завод الشركة 朝鮮 naïve Ñandú mit beschrankter Haftung Gesellschaft Free Zone Establishment by Shares
""".split()
SHIPS = """
Kum San Chong Chon Gang Po Thong Jin Hung Star Ocean Trader Sea Lucky Rainbow M/V MV M.V. M.T. MT SS Mu Du
Bong 1 2 3 05 17 7-28 II III IX No. NO 8 #6 Hao Fan HaoFan6 Six SEVEN EP-MHM Sudak Iran IR Ex ex formerly (ex
f.k.a. aka 9 Dawn-2 X Vi Am Nok Mariaiii O'Hara A B OK 금성 金星 Звезда نجم & , . - ; (Star) Grace'S 12 0 B0at l
""".split()
KNOWN: dict[Kind, list[str]] = {"person": PERSONS, "organisation": BODIES, "vessel": SHIPS}
SIGNS = list(" ,.'-&()/\"`:’é\t\n\0\u00a0\ud800\u200b\u0301!@_")


def texts(kind: Kind) -> st.SearchStrategy[str]:
    """Names of a kind, some with signs and cases as nobody would write them."""
    known = st.sampled_from(KNOWN[kind])
    word = st.one_of(known, known.map(str.upper), known.map(str.lower), known.map(str.title))
    odd = st.builds(lambda one, sign, other: f"{one}{sign}{other}", word, st.sampled_from(SIGNS), word)
    part = st.one_of(word, word, word, odd, st.text(SIGNS, max_size=3), st.text(max_size=3))
    blank = st.sampled_from([" "] * 8 + ["  ", ", ", "-", ". "])
    return st.lists(st.tuples(part, blank), max_size=8).map(lambda parts: "".join(a + b for a, b in parts))


class Checked:
    """A reader whose every reading is held against the reader of names."""

    def __init__(self, kind: Kind) -> None:
        self.kind: Kind = kind
        self.weights = Weights({kind: 50}, lambda _, letters: len(letters) % 7)
        self.reader = Reader(kind, self.weights)

    def check(self, texts: Sequence[str]) -> int:
        """How many of the texts were left to the reader of names."""
        read = self.reader.read(texts)
        found = self._found(read)
        for number, text in enumerate(texts):
            assert found.get(number, []) == self._right(text), text
        return read.hard

    def _found(self, read: Read) -> dict[int, list[object]]:
        found: dict[int, list[object]] = {}
        asked = read.asked
        for place, (text, form) in enumerate(zip(read.text.tolist(), read.form.tolist(), strict=True)):
            row = asked.row[asked.row_at[place] : asked.row_at[place + 1]].tolist()
            keys = asked.key[asked.key_at[place] : asked.key_at[place + 1]].tolist()
            assert len(keys) == len(set(keys))
            forms = found.setdefault(text, [])
            assert form == len(forms)
            forms.append((_named(row, self.reader.vocabulary.words), sorted(keys)))
        return found

    def _right(self, text: str) -> list[object]:
        return [
            (
                _named(encode(form, range(len(form.words)), self.weights, self.kind), form.words),
                sorted(asked_name_keys(form)),
            )
            for form in read_name(text, self.kind, listed=False).forms
            if form.words
        ]


def _named(row: list[int], words: Sequence[Word]) -> list[object]:
    """A row with its words themselves in the place of their numbers."""
    places = {HEAD + k * STRIDE + ID for k in range(row[WORDS])}
    return [words[value] if place in places else value for place, value in enumerate(row)]


@cache
def checked(kind: Kind) -> Checked:
    """One reader for all texts of the tests: what it learnt from some must hold for the others."""
    return Checked(kind)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_law(kind: Kind, data: st.DataObject) -> None:
    checked(kind).check(data.draw(st.lists(texts(kind), min_size=1, max_size=12)))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_typed(kind: Kind, data: st.DataObject) -> None:
    checked(kind).check(data.draw(st.lists(st.text(), max_size=8)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_that_ships(kind: Kind) -> None:
    entries = [entry for part in built_in_parts() for entry in built_in_entries(part.source)]
    names = _names(entries, kind)
    assert len(names) > 100
    checked(kind).check(names)
    # As another kind they are names too.
    checked(kind).check(_names(entries, None)[::7])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("files", ["csl/consolidated_sample.csv", "ofac/2021-07/sdn.csv", "ofac/2021-07/alt.csv"])
def test_names_of_publishers(shared: Path, files: str, kind: Kind) -> None:
    entries = read_list(open_files([shared / "lists" / files])).entries
    names = _names(entries, kind)[:6000]
    hard = checked(kind).check(names)
    assert kind == "vessel" or hard < len(names) / 3


def _names(entries: Iterable[Entry], kind: Kind | None) -> list[str]:
    return [name.text for entry in entries if kind is None or kind in READ_AS[entry.kind] for name in entry.names]


@pytest.mark.parametrize("kind", KINDS)
def test_names_beyond_measure(kind: Kind) -> None:
    checked(kind).check(
        [
            "", " ", "\n", ".", "-- , --", "\0", "\ud800", "\udfff Kim", "a\nb", "\t\u00a0\u3000", "A", "'", "''", "_",
            "Smith " * 200, "x" * 5000, f"{'y' * 5000} Smith", "Kim " * 24, "Kim " * 25, "B" * 48, "B" * 49,
            f"{'é' * 30} Li", ", ".join(["Smith"] * 40), "a " * 60, "Ltd " * 20,
            "bin " * 20, "II " * 22, "1 " * 22, "a.b." * 12,
        ]
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_million_equal_names(kind: Kind) -> None:
    text = {"person": "Jane Q Public", "organisation": "Acme Trading Company", "vessel": "Sea Star"}[kind]
    count = 1_000_000 if kind != "vessel" else 1_000
    reader = Checked(kind).reader
    read = reader.read([text] * count)
    assert len(read.text) == count
    assert read.hard in (0, count)
    assert len(reader.vocabulary) <= 6
    rows = read.asked.row.reshape(count, -1)
    assert (rows == rows[0]).all()


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_most_names_are_read_quickly(kind: Kind) -> None:
    names = [text for text in KNOWN[kind] if text.isalpha() and text.isascii()]
    pairs = [f"{one} {other}" for one, other in zip(names, names[7:], strict=False)]
    assert checked(kind).check(pairs) < len(pairs) / 3


@given(st.lists(st.text("abcxyz0189", min_size=1, max_size=40), min_size=1, max_size=9))
def test_numbers_add_up(parts: list[str]) -> None:
    vocabulary = Vocabulary("person", Weights({}, lambda *_: 0))
    letters = [vocabulary.letters(part) for part in parts]
    whole = "".join(parts)
    sums, columns = Sums.made(), vocabulary.letters_columns
    assert join(sums, columns, letters, len(letters)) == (*halves_of(whole), key_of(JOINED + whole))
    keys = [0] * 40
    last = put_word_keys(sums, columns, keys, 0, 0, letters, len(letters))
    wanted = {*(key_of(PAIR + part) for part in parts)}
    wanted |= {key_of(WORD + one + other) for one, other in pairwise(parts)}
    assert len(wanted) == last
    assert set(keys[:last]) == wanted


@given(st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=60))
def test_a_sequence_has_one_number(sequences: list[list[int]]) -> None:
    numbering = Numbering("int32")
    first: dict[tuple[int, ...], int] = {}
    for sequence in sequences:
        number = numbering.number(sequence)
        assert number == first.setdefault(tuple(sequence), len(first))
        assert numbering.of(number).tolist() == sequence
    slots, at, items = numbering.arrays
    slots[:] = -1
    enter_all(slots, at, items, numbering.count)
    assert [number_of(slots, at, items, 99, sequence, 0, len(sequence)) for sequence in first] == [*first.values()]


def test_queries_of_several_names_and_of_no_kind(tmp_path: Path) -> None:
    entries = made_entries(5, 150)
    build_index(tmp_path / "made.index", entries)
    screen, asking = Screen(tmp_path / "made.index"), Asking(threshold=650)
    names = [made_queries(3, entries, kind, 400) for kind in KINDS]
    queries = [
        Query(names=tuple(some), kind=kind)
        for kind in ("person", "organisation", "vessel", "unknown", "aircraft")
        for some in zip(*names, strict=True)
    ]
    found = list(screen.find_many(queries, asking))
    assert sum(map(len, found)) > 1000
    assert found == [screen.find(query, asking) for query in queries]
    assert list(screen.find_many(queries[:3], asking)) == found[:3]
    assert list(screen.find_many([], asking)) == []
