"""The names that the benchmark lists and asks for, made from the publishers' files by a seed and kept in a folder.

`listed` holds the names of the files and, where they are fewer than asked for, recombinations of them: the given names
of one person with the surname of another, the words of one body with those of another. `large` is such recombinations
alone, with 12 in 100 words misspelt or transliterated otherwise. `asked` is recombinations that nobody is listed under,
and one in a hundred a listed name that somebody spelt otherwise. Files are tab-separated: kind, key of the party (empty
where none is meant), name.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.screen.publishers import Party, read_parties

from sekisho.names.word import Kind
from sekisho.screening.query import READ_AS

LISTED, LARGE, ASKED = 56_000, 1_500_000, 1_000_000
SEED = 20260101
_MUTATED, _PERTURBED = 0.12, 0.01
_VERSION = 1
_VARIANTS = [
    tuple(pair.split(">"))
    for pair in (
        "ou>u oo>u ee>i kh>h kh>x gh>g q>k c>k y>i j>dj sh>ch w>v ph>f z>s ts>tz ck>k ei>ey ae>e e>a u>o".split()
    )
]


class Named(NamedTuple):
    """A name: what it is of, the key of the party, the text."""

    kind: Kind
    party: str
    text: str


class Data(NamedTuple):
    """The files of the data."""

    listed: Path
    large: Path
    asked: Path


def make_data(folder: Path, lists: Path, listed: int = LISTED, large: int = LARGE, asked: int = ASKED) -> Data:
    """The data of these sizes in a folder; made where it is not there yet."""
    size = f"{_VERSION}-{SEED}-{listed}"
    data = Data(
        folder / f"listed-{size}.tsv", folder / f"large-{size}-{large}.tsv", folder / f"asked-{size}-{asked}.tsv"
    )
    if all(path.is_file() for path in data):
        return data
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    names = list(listed_names(read_parties(lists), listed))
    mixer = Mixer(names, SEED + 1)
    _write(data.listed, names)
    _write(data.large, mixer.misspelt(large))
    _write(data.asked, Mixer(names, SEED + 2).asked(asked))
    return data


def read_names(path: Path, most: int | None = None) -> list[Named]:
    """The names of a file."""
    with path.open(encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return [Named(kind, party, text) for (kind, party, text), _ in zip(rows, range(most or 1 << 62), strict=False)]  # type: ignore[arg-type]


def _write(path: Path, names: Sequence[Named] | Iterator[Named]) -> None:
    partial = path.with_suffix(".part")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{kind}\t{party}\t{text}\n" for kind, party, text in names)
    partial.replace(path)


def listed_names(parties: Sequence[Party], count: int) -> Iterator[Named]:
    """The distinct names of the parties, then recombinations up to the count."""
    seen: set[str] = set()
    names = []
    for party in parties:
        for text in party.names:
            clean = " ".join(text.split())
            if clean and clean.casefold() not in seen:
                seen.add(clean.casefold())
                names.append(Named(READ_AS[party.kind][0], party.key, clean))
    if len(names) > count:
        names = sorted(random.Random(SEED).sample(names, count), key=lambda name: name.party)
    yield from names
    mixer = Mixer(names, SEED)
    for i in range(count - len(names)):
        kind, text = mixer.new()
        yield Named(kind, f"mixed {i}", text)


class Mixer:
    """Makes names out of names.

    Args:
        names: to take from; persons, bodies and ships are made in their share.
        seed: of what is chosen.
    """

    def __init__(self, names: Sequence[Named], seed: int) -> None:
        self.random = random.Random(seed)
        self.names = names
        self.known = {name.text.casefold() for name in names}
        self._kinds = [name.kind for name in names]
        self._people: dict[str, list[tuple[str, str]]] = {}
        self._others: dict[tuple[Kind, str], list[list[str]]] = {}
        self._scripts: dict[Kind, list[str]] = {"person": [], "organisation": [], "vessel": []}
        for kind, _, text in names:
            script = script_of(text)
            self._scripts[kind].append(script)
            if kind == "person":
                self._people.setdefault(script, []).append(parts_of(text, script))
            else:
                self._others.setdefault((kind, script), []).append(text.split())

    def new(self) -> tuple[Kind, str]:
        """A name that is not known, and is known from now on."""
        while True:
            kind = self.random.choice(self._kinds)
            script = self.random.choice(self._scripts[kind])
            text = self._person(script) if kind == "person" else self._other(kind, script)
            if text.casefold() not in self.known:
                self.known.add(text.casefold())
                return kind, text

    def _person(self, script: str) -> str:
        given = self.random.choice(self._people[script])[1]
        surname = self.random.choice(self._people[script])[0]
        return f"{surname}{given}" if script == "CJK" else f"{given} {surname}".strip()

    def _other(self, kind: Kind, script: str) -> str:
        first, second = (self.random.choice(self._others[kind, script]) for _ in range(2))
        head, tail = first[: -(-len(first) // 2)], second[len(second) // 2 :]
        if kind == "vessel" and self.random.random() < 0.3:
            tail = [str(self.random.randrange(1, 100))]
        return " ".join(head + tail)

    def misspelt(self, count: int) -> Iterator[Named]:
        """Recombinations with some of their words written otherwise."""
        made: set[str] = set()
        while len(made) < count:
            kind, text = self.new()
            words = [self.mutated(word) if self.random.random() < _MUTATED else word for word in text.split()]
            if (text := " ".join(words)) not in made:
                made.add(text)
                yield Named(kind, f"large {len(made)}", text)

    def asked(self, count: int) -> Iterator[Named]:
        """Names to ask for: recombinations, among them listed names written otherwise."""
        for _ in range(count):
            if self.random.random() < _PERTURBED:
                name = self.random.choice(self.names)
                yield name._replace(text=self.perturbed(name.text))
            else:
                kind, text = self.new()
                yield Named(kind, "", text)

    def perturbed(self, text: str) -> str:
        """A listed name as somebody else writes it."""
        words = text.replace(",", "").split()
        how = self.random.random()
        if how < 0.15 and len(words) > 1:
            self.random.shuffle(words)
        elif how < 0.3 and len(words) > 2:
            words.pop(self.random.randrange(len(words)))
        elif how < 0.4:
            return text.lower()
        else:
            at = self.random.randrange(len(words))
            words[at] = self.mutated(words[at])
        return " ".join(words)

    def mutated(self, word: str) -> str:
        """A word with one slip of the pen or another transliteration."""
        if self.random.random() < 0.5:
            fitting = [(a, b) for a, b in _VARIANTS if a in word.casefold()]
            if fitting:
                return word.casefold().replace(*self.random.choice(fitting), 1)
        if len(word) < 3:
            return word
        at = self.random.randrange(1, len(word))
        how = self.random.randrange(4)
        if how == 0:
            return word[:at] + word[at + 1 :]
        if how == 1:
            return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        letter = self.random.choice("aeioulnrst")
        return word[:at] + letter + word[at + (how == 2) :]


def script_of(text: str) -> str:
    """The script of the first letter; Chinese characters, Hangul and kana are one, as they stand without blanks."""
    for letter in text:
        if letter.isalpha():
            script = unicodedata.name(letter, "LATIN").partition(" ")[0]
            return "CJK" if script in {"CJK", "HANGUL", "KATAKANA", "HIRAGANA"} else script
    return "LATIN"


def parts_of(text: str, script: str) -> tuple[str, str]:
    """Surname and given names, in a rough way."""
    surname, comma, given = text.partition(", ")
    if comma:
        return surname, given
    words = text.split()
    if len(words) == 1 and script == "CJK":
        return text[:1], text[1:]
    return words[-1], " ".join(words[:-1])
