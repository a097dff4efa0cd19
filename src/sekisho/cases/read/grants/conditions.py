"""Which country does the text of a donor's condition exclude? Read only where the whole text says so beyond doubt.

IATI has no field for a geographic condition: it is a sentence. A text is certain when each of its sentences is, from
its first word to its last, a plain exclusion of the DPRK; one word more (an exception, a second country, a report
that is due) and a person must read it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Terms(NamedTuple):
    """What a condition says: its type, and the countries that it names."""

    type: str
    countries: tuple[str, ...]


_DPRK = (
    r"(?:the )?(?:democratic people's republic of korea(?: \((?:the )?dprk\))?|"
    r"dprk(?: \(north korea\))?|d\.p\.r\.k\.?|dpr korea|north korea(?: \(dprk\))?)"
)
_MONEY = r"(?:contributions?|funds?|funding|grants?|money|monies|resources|donations?|proceeds|aid)"
_OF = r"(?: (?:from|of|provided by|under) [\w' -]{2,60})?"
_SUBJECT = rf"(?:(?:the|this|these|such|all|our|any part of (?:the|this)) )?(?:core |above |said )?{_MONEY}{_OF}"
_DEED = r"(?:assistance|aid|support|activit(?:y|ies)|operations?|programmes?|programs?|projects?|work|purposes)"
_USE = (
    rf"(?:to (?:assist|aid|support|fund|finance|benefit)(?: {_DEED} (?:in|to|for))?|"
    rf"(?:for|towards?|on)(?: (?:the )?(?:humanitarian )?{_DEED} (?:in|to|for|of))?|"
    r"for the benefit of|in|within|inside)"
)
_USED = rf"be (?:used|spent|allocated|applied|directed|disbursed) {_USE} {_DPRK}"
_NEVER = r"(?:shall not|must not|may not|will not|can ?not|is not to|are not to|not to)"
_MAY = r"(?:shall|may|will|can|must|is to|are to)"
_BARRED = r"(?:excluded|prohibited|not permitted|not allowed)"
_ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_SUBJECT},? )?{_NEVER} {_USED}",
        rf"no (?:(?:part|portion|share) of {_SUBJECT}|{_MONEY}) {_MAY} {_USED}",
        rf"(?:the )?(?:use|{_DEED}|spending)(?: of {_SUBJECT})? in {_DPRK} (?:is|are) {_BARRED}",
        rf"{_DPRK} is (?:excluded|not eligible)",
    )
)
_DPRK_JA = r"(?:北朝鮮|朝鮮民主主義人民共和国)(?:\(北朝鮮\))?"
_MONEY_JA = (
    r"(?:(?:本|当|当該|この|上記|日本政府の|我が国の)?(?:件)?"
    r"(?:拠出金?|資金協力|資金|贈与|供与|無償資金協力|補助金|寄付金?|支援金?)(?:の資金)?"
    r"(?:は|を|について|については|に関し)?,?)?"
)
_FOR_JA = r"(?:に対する|に係る|への|における|での|向けの?|のための?|内での?|国内での?|を対象とする)?"
_DEED_JA = r"(?:人道)?(?:支援|援助|活動|事業|プロジェクト|計画)?(?:の?ため|の目的)?"
_USE_JA = r"(?:使用|利用|支出|充当)"
_JAPANESE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_MONEY_JA}{_DPRK_JA}{_FOR_JA}{_DEED_JA}(?:に|には|で|では|へ)?(?:は)?(?:{_USE_JA}|使途と)(?:し|され)?"
        r"(?:てはならない|ないこと(?:とする)?|ないものとする|ない)",
        rf"{_MONEY_JA}{_DPRK_JA}{_FOR_JA}{_DEED_JA}(?:に|には|で|では|への)?(?:の)?{_USE_JA}(?:は|を)?"
        r"(?:認めない|できない|することはできない|禁止する|禁ずる|禁じる|禁止)",
        rf"{_MONEY_JA}{_DPRK_JA}(?:は|を)(?:支援)?(?:の)?対象(?:外|から除外|から除く)(?:とする|する|とすること)?",
    )
)
# Words that may turn a plain sentence: an exception, a term, somebody else's money.
_TURNS = re.compile(
    r"\b(?:others?|except\w*|unless|without|only|until|if|before|after|over|more|than)\b|以外|除き|場合|限り"
)
_END = re.compile(r"(?<=[.!?;])\s+|(?<=。)\s*")
_MOST = 2_000  # characters: longer texts are contracts, for a person to read


def read_terms(text: str | None) -> Terms | None:
    """What the text of a condition says, or None where that is not certain."""
    if not text or len(text) > _MOST:
        return None
    sentences = [tidy for part in _END.split(text) if (tidy := _tidy(part))]
    if sentences and all(_excludes(sentence) for sentence in sentences):
        return Terms("geographic_exclusion", ("KP",))
    return None


def _excludes(sentence: str) -> bool:
    return not _TURNS.search(sentence) and any(p.fullmatch(sentence) for p in (*_ENGLISH, *_JAPANESE))


def _tidy(sentence: str) -> str:
    text = unicodedata.normalize("NFKC", sentence).casefold().replace("\u2019", "'").replace("、", ",")
    return " ".join(text.split()).strip(" .;。!")
