"""Which Latin word does a word in kana write?

Japan's notices write every listed name in katakana by its sound. Kana have one sign for l and r and for b and v, none
for a consonant without a vowel (so u, and o after t and d, may stand for nothing), and write th as s, v as b, w or f.
What is left when a word is folded accordingly is its key, once with the vowels that count and once without any:
ムハンマド and Muhammad are both `kana:mhamad` and `kana:mhmd`.
The readings of foreign sounds follow Cabinet Notice No. 2 of 28 June 1991 (外来語の表記).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sekisho.names.sound import Sound

_ROWS = dict(
    zip(
        "- k g s z t d n h b p m y r w v sh j ch ts f".split(),
        "アイウエオ カキクケコ ガギグゲゴ サ_スセソ ザ_ズゼゾ タ__テト ダ__デド ナニヌネノ ハヒ_ヘホ バビブベボ "
        "パピプペポ マミムメモ ヤ_ユ_ヨ ラリルレロ ワ____ ヷヸヴヹヺ _シ___ _ジ___ _チ___ __ツ__ __フ__".split(),
        strict=True,
    )
)
_MORE = {"ヂ": "ji", "ヅ": "zu", "ヰ": "i", "ヱ": "e", "ヲ": "o", "ン": "n", "ヵ": "ka", "ヶ": "ke", "ヮ": "wa"}
_BASE = {
    sign: row.strip("-") + vowel for row, signs in _ROWS.items() for sign, vowel in zip(signs, "aiueo", strict=True)
} | _MORE
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa"}
_HIRAGANA = {point: point + 0x60 for point in range(0x3041, 0x3097)}
_KANA = re.compile("[ァ-ヺー]+")
_BETWEEN = re.compile(r"[・＝=\s]+")

# How Japanese notices spell out Latin letters.
_LETTERS = {
    name: letter
    for letter, names in (
        row.split(" ", 1)
        for row in (
            "a エー エイ; b ビー; c シー; d ディー デー; e イー; f エフ; g ジー ヂー; h エイチ エッチ; i アイ; "
            "j ジェー ジェイ; k ケー ケイ; l エル; m エム; n エヌ エン; o オー; p ピー; q キュー; r アール; "
            "s エス; t ティー テー; u ユー; v ブイ ヴィー ヴイ; w ダブリュー ダブリュ; x エックス; y ワイ; "
            "z ゼット ズィー ゼッド"
        ).split("; ")
    )
    for name in names.split()
}

_ALTERNATIVES = 8
_KEYS_OF_A_KIND = 5
# By the number of letters in the key: the more, the more it says.
_WITH_VOWELS = {2: 700, 3: 820}
_WITHOUT = {2: 600, 3: 780}
_LONG_WITH_VOWELS, _LONG_WITHOUT = 900, 850


def romanise(text: str) -> str:
    """A text with its kana in plain Latin letters: words apart at ・, ＝ and blanks, long vowels short, ッ doubled.

    Args:
        text: normalised, so that no half-width kana are left; whatever is not kana stays.
    """
    katakana = _BETWEEN.sub(" ", text.translate(_HIRAGANA)).strip()
    return _KANA.sub(lambda found: "".join(_syllables(found[0])), katakana)


def letters_named(word: str) -> str:
    """The Latin letter that a word in kana names in English, in lower case: ダブリュー is w; "" where it is no name."""
    return _LETTERS.get(word, "")


def sounds(word: str) -> tuple[Sound, ...]:
    """The keys of a word in kana, which `latin_sounds` gives to the Latin words that it may write.

    Args:
        word: one word, katakana or hiragana; () where there is anything else in it.
    """
    katakana = word.translate(_HIRAGANA)
    if not _KANA.fullmatch(katakana):
        return ()
    letters: list[str] = []
    for consonant, vowel in _SYLLABLE.findall("".join(_syllables(katakana))):
        if vowel or consonant == "n":
            letters.append(_class(consonant))
        if consonant + vowel not in _MAY_BE_BARE:
            letters.append(vowel)
    folded = "".join(letters)
    # Older readings write ti with チ: プーチン.
    return _sounds(dict.fromkeys((folded, folded.replace("ci", "ti"))))


def latin_sounds(word: str) -> tuple[Sound, ...]:
    """The keys of a Latin word as kana may write it, for comparing it with `sounds` of a word in kana only.

    Between two Latin words they say nothing: they mean that Japanese cannot tell Alan from Aran.

    Args:
        word: in lower case, a to z; other signs are passed over.
    """
    folded = [""]
    for written in _folded(word):
        folded = [before + one for one in written for before in folded][:_ALTERNATIVES]
    return _sounds(dict.fromkeys(one.translate(habit) for habit in _HABITS for one in folded))


def _sounds(folded: Iterable[str]) -> tuple[Sound, ...]:
    whole = dict.fromkeys(map(_squeeze, folded))
    values = {key: _WITH_VOWELS.get(len(key), _LONG_WITH_VOWELS) for key in [*whole][:_KEYS_OF_A_KIND] if len(key) > 1}
    for key in [*dict.fromkeys(map(_bare, whole))][:_KEYS_OF_A_KIND]:
        consonants = len(key.lstrip("a"))
        if consonants > 1:
            values.setdefault(key, _WITHOUT.get(consonants, _LONG_WITHOUT))
    return tuple(Sound(f"kana:{key}", value) for key, value in values.items())


_VOWELS = tuple("aeiou")
_NO_VOWELS = str.maketrans("", "", "aeiou")
_SQUEEZED = re.compile(r"(.)\1+")
_NASAL = re.compile("n+(?=m)")
_LABIAL = re.compile("n(?=[bp])")
_VELAR = re.compile("ng")
_SYLLABLE = re.compile("(n(?![aeiouy])|[^aeiou]*)([aeiou]?)")
# What may stand for a bare consonant: the u of most rows, the o of t and d.
_MAY_BE_BARE = {f"{row}u" for row in "k g s z n h b p m r v sh ts f".split()} | {"to", "do", "wu"}


def _bare(letters: str) -> str:
    """Its consonants, after an a where it begins with a vowel: Ahmad is not Hamid."""
    return ("a" if letters.startswith(_VOWELS) else "") + letters.translate(_NO_VOWELS)


def _class(consonants: str) -> str:
    core = consonants.rstrip("yw")  # kya, kwa; the first of a doubled one says nothing
    return _CLASS.get(core[-2:]) or _CLASS[core[-1:]]


def _squeeze(letters: str) -> str:
    """Without doubled letters; before m, b and p the sign ン is an m, and after n a g is not always written."""
    return _SQUEEZED.sub(r"\1", _NASAL.sub("", _LABIAL.sub("m", _VELAR.sub("n", letters))))


# What kana do not tell apart gets one letter: z is also j, c is ch and ts, h also f, r also l, b also v.
_CLASS = {one: one for one in "kgsztdnhbpmr"} | {"": "", "sh": "s", "j": "z", "ch": "c", "ts": "c", "f": "h", "v": "b"}


def _syllables(katakana: str) -> Iterator[str]:
    """The syllables in Latin letters: シャ sha, ティ ti, ヴァ va, クォ kwo; a ッ goes with the next one."""
    doubled = False
    position = 0
    while position < len(katakana):
        sign, after = katakana[position], katakana[position + 1 : position + 2]
        position += 1
        if sign == "ッ":
            doubled = True
            continue
        if sign in _SMALL:
            syllable = _SMALL[sign]
        elif sign in _BASE and after in _SMALL:
            syllable = _joined(_BASE[sign], _SMALL[after])
            position += 1
        else:
            syllable = _BASE.get(sign, "")
        if doubled and syllable[:1] not in ("", *"aeioun"):
            yield "t" if syllable.startswith("ch") else syllable[0]
        doubled = False
        yield syllable


def _joined(whole: str, small: str) -> str:
    consonant = whole.rstrip("aeiou")
    if whole == "n":
        return whole + small
    if whole == "u":
        return "w" + small.removeprefix("w")
    if not consonant:
        return "y" + small if (whole, small) == ("i", "e") else whole + small
    if consonant in ("sh", "j", "ch"):
        return consonant + small.removeprefix("y")
    if small[0] in "yw":
        return consonant + small
    if consonant in ("k", "g") and whole.endswith("u"):
        return f"{consonant}w{small}"
    if whole.endswith("i") and small == "e":
        return f"{consonant}y{small}"
    return consonant + small


# An r that no vowel follows is written as ル or not at all, g and d before e and i are hard or soft: in one word alike.
_HABITS = [str.maketrans({"R": r, "G": g, "D": d}) for r in ("r", "") for g, d in ("gd", "zz")]

# What several Latin letters may be in kana, the likelier first.
_CLUSTERS: dict[str, tuple[str, ...]] = {
    row.split()[0]: tuple(way.strip("-") for way in row.split()[1:])
    for row in (
        "tion son; sion son zon; ture ca; shch s sc; tsch c; tch c; sch s; ch c h; sh s; th s t; dh d z; kh h k; gh g; "
        "ph h p; zh z; wh h -; ck k; cz c; sz s; ts c; tz c; dz z; dj z; dg z; qu k; ng n; nge ne nze; ngi ni nzi; "
        "ae e ae; oe e oe; eo o eo; eu - e; ee i; oo -; ou - o; yu u; yoo u; you u o; ju zu; joo zu; chu cu; choo cu"
    ).split("; ")
}
_TOKEN = re.compile("|".join((*sorted(_CLUSTERS, key=len, reverse=True), "[a-z]")))
_PLAIN = {one: (one,) for one in "kbpmnszaei"} | {"l": ("r",), "f": ("h",), "j": ("z", ""), "w": ("",)}


def _folded(word: str) -> Iterator[tuple[str, ...]]:
    """What each letter or group of letters may be in kana."""
    for found in _TOKEN.finditer(word):
        token, place = found[0], found.start()
        if token in _CLUSTERS:
            yield _CLUSTERS[token]
        elif token in _PLAIN:
            yield _PLAIN[token]
        else:
            yield _in_place(token, word[max(place - 1, 0) : place], word[place + 1 : place + 2])


@cache
def _in_place(letter: str, before: str, after: str) -> tuple[str, ...]:
    """What a letter may be whose sound depends on its neighbours, "" where the word begins or ends."""
    soft, open_ = after in tuple("eiy"), after in tuple("aeiouy")
    ways: dict[str, tuple[str, ...]] = {
        "c": ("s",) if soft else ("k",),
        "g": ("G",) if soft else ("g",),
        "d": ("D",) if after in tuple("ei") else ("d",),
        "t": ("t",),
        "o": ("",) if before in ("t", "d") else ("o",),
        "u": ("u", "o") if not before else ("u",) if before in tuple("aeio") else ("",),
        "q": ("k", "c") if after == "i" else ("k",),
        "x": ("ks",) if before else ("s", "z"),
        "y": ("",) if open_ else ("i",),
        "v": ("b", "" if open_ else "u") if open_ or not before else ("h", "b"),
        "r": ("r",) if open_ else ("R",),
        "h": ("h",) if after else ("", "h"),
    }
    return ways[letter]
