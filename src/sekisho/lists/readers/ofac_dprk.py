"""Which of OFAC's designations concern the DPRK? Told by programme, and by entity where a programme is open to all.

Many DPRK parties stand under NPWMD alone. OFAC says of each of them that the North Korea Sanctions Regulations (31
CFR part 510) apply; where it does not, nationality, documents, and under an open programme addresses and links, tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sekisho.lists.entry import Entry

_WORDS = ("North Korea", "Korea, North", "DPRK", "Democratic People's Republic of Korea")
# Programmes, and US lists besides OFAC's, about a conduct and not about a country: there an address or a link can make
# the tie. Elsewhere it cannot: a Cuban shipping agency has an office in Pyongyang, and a "Ministry of State Security"
# stands in Luhansk too.
_OPEN = ("NPWMD", "CYBER", "TCO")
_OPEN_LISTS = frozenset(("DPL", "DTC", "EL", "ISN", "MEU", "UVL"))


def tie_to_dprk(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same entries, `about_dprk` set on those that concern the DPRK.

    Args:
        entries: of OFAC, or of the US consolidated screening list that repeats them.
    """
    marked = [_mark(entry) if _concerns(entry) else entry for entry in entries]
    while fresh := _linked(marked):
        for place in fresh:
            marked[place] = _mark(marked[place])
    return tuple(marked)


def _mark(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, about_dprk=True)


def _concerns(entry: Entry) -> bool:
    if any(programme.startswith("DPRK") for programme in entry.programmes) or "KP" in entry.nationalities:
        return True
    if any(word in remark for remark in entry.remarks for word in _WORDS):
        return True
    if any(number.country == "KP" for number in entry.numbers):
        return True
    return any(address.country == "KP" for address in entry.addresses) and _open(entry)


def _open(entry: Entry) -> bool:
    return any(programme.startswith(_OPEN) or programme in _OPEN_LISTS for programme in entry.programmes)


def _linked(entries: Sequence[Entry]) -> list[int]:
    """Places of entries under an open programme that are linked to one which concerns the DPRK."""
    waiting = [place for place, e in enumerate(entries) if e.linked and not e.about_dprk and _open(e)]
    if not waiting:
        return []
    names = {_key(name.text) for e in entries if e.about_dprk for name in e.names}
    return [place for place in waiting if any(_key(linked) in names for linked in entries[place].linked)]


def _key(name: str) -> str:
    return name.rstrip(".").upper()
