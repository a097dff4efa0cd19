"""Which list names a party on the day? As a reviewer decided, else as the lists say, else unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sekisho.cases import Listing, Party, Problem, Regime, Ship, Text
from sekisho.deciding.decision import Band, Hit
from sekisho.deciding.evidence.evidence import Evidence
from sekisho.deciding.evidence.parties import Role, names_of
from sekisho.law.kleene import Truth

# The list whose entries bind in a regime; the Republic of Korea's is not published as a file.
LIST_OF: dict[Regime, str] = {"JP": "MOF", "UN": "UN", "US": "OFAC", "EU": "EU"}
# Which fact a list makes true, and which one where the entry is not about the DPRK.
BINDING: dict[str, tuple[str, str]] = {
    "UN": ("un_listed", "un_other_listed"),
    "MOF": ("jp_listed", "jp_other_listed"),
    "OFAC": ("us_listed", "us_other_listed"),
    "EU": ("eu_listed", "eu_other_listed"),
}
# A reviewer may know more than the lists here; a bare `true` stands for the list of every regime.
_REVIEWED = {**{name: facts[0] for name, facts in BINDING.items()}, "KR": "kr_listed"}
# Known lists that bind no regime here: shown, without a verdict.
_LISTS = {*_REVIEWED, "UK", "CSL"}
_FACTS = (*_REVIEWED.values(), *(other for _, other in BINDING.values()))
# How sure a hit is, as people read it.
BANDS: dict[Band, Text] = {
    "strong": Text("strong", "確度高"),
    "probable": Text("probable", "確度中"),
    "review": Text("review", "確度低"),
}


def is_named(named: Party | Ship) -> bool:
    """Whether there is anything to look a party or ship up by: a name with a letter in it, or a number."""
    if isinstance(named, Ship):
        return bool(named.name or named.imo or named.mmsi)
    return bool(named.ids) or any(any(map(str.isalnum, name)) for name in names_of(named))


def gather_listings(evidence: Evidence, roles: Iterable[Role], case: str, day: date) -> Truth:
    """Record on whose lists the parties stand that day.

    A reviewer's `listed` decides. Where there is none, the hits of the search do; where nothing was searched, a named
    party counts as unlisted and a warning says so. A party with neither names nor numbers is unknown. A hit on a party
    that has no part in the act, or on a text, leaves the fact open at most.

    Args:
        evidence: to record in; holds what the search found.
        roles: the parties of the act.
        case: id.
        day: of the act.

    Returns:
        Whether somebody is listed in connection with the DPRK; None where a hit leaves that open.
    """
    said: dict[str, Text] = {}
    needs: dict[str, list[str]] = {}
    unscreened: list[str] = []
    for path, party in roles:
        if party is None or (party.listed is None and not is_named(party)):
            for fact in _REVIEWED.values():
                needs.setdefault(fact, []).append(path if party is None else f"{path}.names")
        elif party.listed is None:
            unscreened.append(path)
        else:
            for name in _reviewed(party.listed, day):
                said.setdefault(_REVIEWED[name], _is_on(path, name))
            evidence.problems += _unknown_lists(case, path, party.listed)
    evidence.know_all(dict.fromkeys(_FACTS, False))
    doubts: dict[str, list[Hit]] = {}
    for hit in evidence.hits:
        bears_on = fact_of(hit)
        if hit.party == "ship" or bears_on is None:
            continue
        if hit.effect == "decides":
            said.setdefault(bears_on, say_listed(hit))
        elif hit.effect == "refers":
            doubts.setdefault(bears_on, []).append(hit)
    for fact in _FACTS:
        if fact in said:
            evidence.know(fact, True, said=said[fact])
        elif fact in needs or fact in doubts:
            open_ = doubts.get(fact, ())
            asked = (*needs.get(fact, ()), *(need for hit in open_ for need in hit.needs))
            evidence.know(fact, None, tuple(dict.fromkeys(asked)), say_doubts(open_) if open_ else None)
    if unscreened and evidence.searched is None:
        evidence.problems.append(_nothing_searched(case, unscreened))
    listed = [fact for fact in _REVIEWED.values() if fact in said]
    return True if listed else None if any(fact in doubts for fact in _REVIEWED.values()) else False


def settling_listings(evidence: Evidence) -> tuple[str, ...]:
    """The fields of the case that would settle who is listed."""
    open_ = (fact for fact in _REVIEWED.values() if evidence.values[fact] is None)
    return tuple(dict.fromkeys(need for fact in open_ for need in evidence.needs.get(fact, ())))


def fact_of(hit: Hit) -> str | None:
    """The fact that a hit bears on; None where its list binds no regime."""
    facts = BINDING.get(hit.list)
    return facts and facts[0 if hit.about_dprk else 1]


def say_listed(hit: Hit) -> Text:
    """Whom a deciding hit shows to be listed."""
    on, who, score = _is_on(hit.party, hit.list), f"{hit.entry} {hit.listed_name}", f"{hit.score:.2f}"
    en, ja = f"{on.en}: {who} (score {score})", f"{on.ja}：{who}（一致度{score}）"
    if hit.listed_from is None:
        en, ja = f"{en}; the list does not say since when", f"{ja}。掲載開始日はリストに記載なし"
    return Text(en, ja)


def say_doubts(hits: Sequence[Hit]) -> Text:
    """What hits that do not decide leave open: the first, and how many more there are."""
    hit, more = hits[0], len(hits) - 1
    who, score, band, why = f"{hit.entry} {hit.listed_name}", f"{hit.score:.2f}", BANDS[hit.band], hit.because[-1]
    return Text(
        f"a hit on {hit.party}: {hit.list} {who} (score {score}, {band.en})"
        f"{f' and {more} more' if more else ''}; {why.en}",
        f"{hit.party}に{hit.list}リストの該当候補：{who}（一致度{score}、{band.ja}）"
        f"{f'ほか{more}件' if more else ''}。{why.ja}",
    )


def _is_on(path: str, name: str) -> Text:
    return Text(f"{path} is on the list {name}", f"{path}は{name}リストの掲載者")


def _reviewed(listed: bool | tuple[Listing, ...], day: date) -> Iterable[str]:
    """The lists on which a reviewer found a party that day."""
    if isinstance(listed, bool):
        return _REVIEWED if listed else ()
    return [name for name in _REVIEWED if any(x.list.upper() == name and _runs(x, day) for x in listed)]


def _unknown_lists(case: str, path: str, listed: bool | tuple[Listing, ...]) -> Iterable[Problem]:
    for place, listing in enumerate(() if isinstance(listed, bool) else listed):
        if listing.list.upper() not in _LISTS:
            yield Problem(
                case=case,
                field=f"{path}.listed[{place}].list",
                code="party.list.unknown",
                severity="warning",
                message=f"{listing.list!r} is no list that binds a regime: it moves no verdict; write one of "
                f"{', '.join(sorted(_LISTS))}",
            )


def _nothing_searched(case: str, paths: Sequence[str]) -> Problem:
    return Problem(
        case=case,
        field=paths[0],
        code="screening.absent",
        severity="warning",
        message=f"no list was searched for {', '.join(paths)}: counted as unlisted; screen the names before relying on "
        "this, or state `listed`",
    )


def _runs(listing: Listing, day: date) -> bool:
    return (listing.from_ is None or listing.from_ <= day) and (listing.to is None or day < listing.to)
