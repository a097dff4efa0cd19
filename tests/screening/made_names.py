"""Names for the tests of screening: invented parties, and the same names as somebody else writes them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from sekisho.lists.entry import Entry, EntryKind, ListedName
from sekisho.names.word import Kind

_GIVEN = """
Mohammed Muhammad Ahmad Ali Hassan Hussein Abdul-Rahman Yusuf Vladimir Sergei Aleksandr Yekaterina Ivan Yong-chol
Song Il Chol-su Tong Hak Un Jong Jose Maria Carlos Li Wei Guo-qiang Hans J. M. Владимир Сергей محمد علي حسن
キム 영철 동학 建国
""".split()
_SURNAMES = """
Kim Ri Pak Choe Jang AL-MASRI Al-Tikriti bin Laden Hosseini Ivanov Petrova Shcherbakov Zhang Chen Wang Garcia
Rodriguez-Lopez Mueller O'Brien Nguyen Christopherson-Wellington Иванов Щербаков المصري ヨンチョル 김 박 王 陈
""".split()
_BODIES = """
Korea Mining Development Trading Corporation Corp. Co., Ltd. LLC Bank of Namchongang Tanchon Daesong Taesong
Ryonbong General Industries Group Ministry Defence Academy Sciences Shipping Ocean Maritime Management Petroleum
Naftiran OOO Гранит завод 무역 회사 조선 朝鮮 貿易 会社 الشركة Green Pine Associated 2000 39 7-28 Foundation
al Haramain Aqsa Brigades
""".split()
_SHIPS = """
Kum San Chong Chon Gang Po Thong Jin Hung Star Ocean Trader Sea Lucky Rainbow M/V Mu Du Bong 1 2 3 5 7 II No. 8
Pochon Chonmasan Hao Fan 6 Am Nok
""".split()
_LETTERS = "aeiounrstlmkhgdy"


def made_name(choose: random.Random, kind: Kind) -> str:
    """A name of a kind."""
    if kind == "person":
        given, surname = (
            choose.choices(_GIVEN, k=choose.randint(0, 3)),
            choose.choices(_SURNAMES, k=choose.randint(1, 2)),
        )
        return (
            f"{' '.join(surname)}, {' '.join(given)}" if given and choose.random() < 0.4 else " ".join(given + surname)
        )
    words = _BODIES if kind == "organisation" else _SHIPS
    return " ".join(choose.choices(words, k=choose.randint(1, 5)))


def misspelt(choose: random.Random, text: str) -> str:
    """The name with a slip, a word less, its words in another order, or as it was."""
    words = text.split()
    how = choose.randrange(6)
    if how == 0:
        choose.shuffle(words)
    elif how == 1 and len(words) > 1:
        words.pop(choose.randrange(len(words)))
    elif how == 2 and len(words) > 1:
        at = choose.randrange(len(words) - 1)
        words[at : at + 2] = [words[at] + words[at + 1]]
    elif how < 5:
        at = choose.randrange(len(words))
        words[at] = _slip(choose, words[at])
    return " ".join(words)


def _slip(choose: random.Random, word: str) -> str:
    for _ in range(choose.randint(1, 3)):
        at = choose.randrange(len(word) + 1)
        letter, how = choose.choice(_LETTERS), choose.randrange(4)
        if how == 0:
            word = word[:at] + letter + word[at:]
        elif how == 1:
            word = word[:at] + word[at + 1 :] or word
        elif how == 2:
            word = word[:at] + letter + word[at + 1 :]
        else:
            word = word[: max(at - 1, 0)] + word[max(at - 1, 0) : at + 1][::-1] + word[at + 1 :]
    return word


def made_entries(seed: int, count: int) -> list[Entry]:
    """Parties of every kind, each with one to three names."""
    choose = random.Random(seed)
    kinds: Sequence[EntryKind] = ("person", "person", "organisation", "vessel", "unknown")
    entries = []
    for i in range(count):
        kind = choose.choice(kinds)
        first = made_name(choose, kind if kind in {"person", "organisation", "vessel"} else "organisation")  # type: ignore[arg-type]
        others = [misspelt(choose, first) for _ in range(choose.randrange(3))]
        names = tuple(ListedName(text=text) for text in dict.fromkeys((first, *others)))
        entries.append(Entry(list="MADE", id=str(i), kind=kind, names=names))
    return entries


def made_queries(seed: int, entries: Sequence[Entry], kind: Kind, count: int) -> list[str]:
    """Names to ask for: half of them listed ones that somebody wrote otherwise."""
    choose = random.Random(seed)
    listed = [name.text for entry in entries if entry.kind in {kind, "unknown"} for name in entry.names]
    return [misspelt(choose, choose.choice(listed)) for _ in range(count // 2)] + [
        made_name(choose, kind) for _ in range(count - count // 2)
    ]


def made_ship(name: str) -> Entry:
    """A ship of one name."""
    return Entry(list="MADE", id=name, kind="vessel", names=(ListedName(text=name),))


def pseudo_word(length: int, seed: int) -> str:
    """A word of so many letters that no rule of a language knows."""
    return "".join(random.Random(1000 * length + seed).choices("bcdfghjklmnprstvwxz", k=length))


def slips_of(word: str) -> list[str]:
    """A word with one to three edits: anywhere, and with the two letters in its middle turned round."""
    choose = random.Random(word)
    middle = len(word) // 2
    turned = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return [_slip(choose, word) for _ in range(4)] + [turned, turned[1:], turned[:-1] + "qq", f"q{turned[1:-1]}y"]
