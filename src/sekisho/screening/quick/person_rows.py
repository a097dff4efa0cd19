"""What row has the name of a person? Its tokens make a pattern; the reader once said what becomes of its words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sekisho.names.scanned import CUT_FROM
from sekisho.screening.kernel.column import Column
from sekisho.screening.layout import FLAGS, GIVEN, HEAD, JOINED, MONOSYLLABLES, STRIDE, SURNAMES, WORDS
from sekisho.screening.quick.numbering import Numbered, number_of
from sekisho.screening.quick.rows import DONE, HARD, PUT_OFF, Sums, join, larger, put_key, put_word_keys, put_words
from sekisho.screening.quick.vocabulary import UNKNOWN, Letters
from sekisho.screening.quick.vocabulary import Words as Vocabulary

# What is to be learnt: of a word how many Korean syllables it writes, whether it is a known given name, and whether it
# is read as Korean alone; of a unit whether its words are monosyllables; of a word of the vocabulary its number as cut.
SYLLABLES, LISTED, ALONE, BREVITY, CUT = 0, 1, 2, 3, 4
# Whether the last word of a form may be marked as cut.
NEVER, ALWAYS, PERHAPS = 0, 1, 2

MOST_WORDS, MOST_FORMS, _MOST_GIVEN = 24, 4, 3
# Stands in a pattern before what its ordinary words begin with.
SUNS = -1


class Tokens(NamedTuple):
    """The columns of tokens.

    Args:
        hard: the reader must read them.
        address: they are forms of address.
        length: in characters.
        shape: number of what they look like; 0 for signs alone.
        bare: the same without regard to capitals.
        capitals: words in capitals.
        comma: how many words stand before the first comma, -1 where there is none.
        at, word: the words of each.
    """

    hard: Column
    address: Column
    length: Column
    shape: Column
    bare: Column
    capitals: Column
    comma: Column
    at: Column
    word: Column


class Words(NamedTuple):
    """The columns of words as they stand in tokens.

    Args:
        letters: number of their plain letters.
        unit: number of what they become where they stand alone.
        ordinary: no word of a table of the reader that works on its neighbours.
        title: one that may go.
        surname: may be a Korean surname.
        signed: have signs that Korean is read by.
        alone: are read as Korean alone; `UNKNOWN`.
        syllables: how many they are in a Korean given name; 0: none; `UNKNOWN`.
        listed: known as given names; `UNKNOWN`.
        head: the first two letters.
        sun: the letters before which they are an article, 0 where they are none.
    """

    letters: Column
    unit: Column
    ordinary: Column
    title: Column
    surname: Column
    signed: Column
    alone: Column
    syllables: Column
    listed: Column
    head: Column
    sun: Column


class Units(NamedTuple):
    """The columns of units, what the reader makes of a word with what it joins to it: one word of a name, or two.

    Args:
        hard: the reader must read them.
        first, second: numbers in the vocabulary; `second` is -1 where there is none.
        monosyllabic: each word is one syllable of Korean or Chinese; `UNKNOWN`.
    """

    hard: Column
    first: Column
    second: Column
    monosyllabic: Column


class Patterns(NamedTuple):
    """The columns of patterns.

    Args:
        hard: the reader must read them.
        form_at: the forms of each.
        unit_at: the units of each form.
        surnames: of each form, how many units are surnames.
        given: of each form, whether the first given name is known.
        cut: of each form, whether its last word may be marked as cut: `NEVER`, `ALWAYS`, `PERHAPS`.
        affix: of each unit, what is joined to its word.
        slot: of each unit, which ordinary word of the text it has; -1 - w: the word w.
    """

    hard: Column
    form_at: Column
    unit_at: Column
    surnames: Column
    given: Column
    cut: Column
    affix: Column
    slot: Column


def person_rows(
    texts: Column,
    text_at: Column,
    text_token: Column,
    tokens: Tokens,
    words: Words,
    units: Units,
    patterns: Patterns,
    numbered_patterns: Numbered,
    learnt_patterns: int,
    affixed: Column,
    numbered_affixed: Numbered,
    learnt_affixed: int,
    letters: Letters,
    vocabulary: Vocabulary,
    sums: Sums,
) -> tuple[Column, Column, Column, Column, Column, Column, Column, Column, Column, int, int]:
    """The rows of names.

    Args:
        texts: which of the texts.
        text_at, text_token: the tokens of each text.
        tokens, words, units, patterns: what was learnt.
        affixed: unit of each word with an affix.
        numbered_patterns, numbered_affixed: with their numbers; new ones are entered.
        learnt_patterns, learnt_affixed: how many of these were learnt.
        letters, vocabulary: what they become.
        sums: how numbers add up.

    Returns:
        What became of each text; rows, where each begins, its text, its form; keys, and where those of each row begin;
        what must be learnt and of what; how many patterns and words with an affix there are now.
    """
    state = np.zeros(len(texts), np.uint8)
    row, key = np.empty(len(texts) * 32 + 1024, np.int64), np.empty(len(texts) * 12 + 1024, np.int64)
    row_at, key_at = np.zeros(MOST_FORMS * len(texts) + 1, np.int64), np.zeros(MOST_FORMS * len(texts) + 1, np.int64)
    row_text, row_form = np.empty(MOST_FORMS * len(texts), np.int32), np.empty(MOST_FORMS * len(texts), np.int32)
    rows = 0
    ask_what, ask_of = np.empty(1024, np.int8), np.empty(1024, np.int32)
    asks = 0
    pattern_count, affixed_count = learnt_patterns, learnt_affixed
    sequence = np.empty(2 * MOST_WORDS + 1, np.int32)
    written = np.empty(MOST_WORDS, np.int32)
    slots = np.empty(MOST_WORDS, np.int32)
    whole = np.empty(MOST_WORDS, np.int32)
    parts = np.empty(2 * MOST_WORDS, np.int32)
    found = np.empty(2 * MOST_WORDS, np.int32)
    for number in range(len(texts)):
        text = texts[number]
        start, end = text_at[text], text_at[text + 1]
        hard = False
        for x in range(start, end):
            if tokens.hard[text_token[x]]:
                hard = True
        while end - start > 1 and tokens.address[text_token[start]]:
            start += 1
        while end - start > 1 and tokens.address[text_token[end - 1]]:
            end -= 1
        count, filled, capitals, comma, span = 0, 0, 0, -1, end - start - 1
        for x in range(start, end):
            token = text_token[x]
            span += tokens.length[token]
            capitals += tokens.capitals[token]
            if comma < 0 and tokens.comma[token] >= 0:
                comma = count + tokens.comma[token]
            if hard or count + tokens.at[token + 1] - tokens.at[token] > MOST_WORDS:
                hard = True
                break
            for y in range(tokens.at[token], tokens.at[token + 1]):
                word = tokens.word[y]
                whole[count] = words.letters[word]
                written[count] = word
                count += 1
                if words.ordinary[word]:
                    slots[filled] = word
                    filled += 1
        if hard:
            state[number] = HARD
            continue
        if count == 0:
            continue
        # Pattern
        length = 0
        same_case = capitals == 0 or capitals == count
        for x in range(start, end):
            token = text_token[x]
            if tokens.shape[token] == 0:
                continue
            sequence[length] = tokens.bare[token] if same_case else tokens.shape[token]
            length += 1
        length = put_suns(words, written, count, sequence, length)
        pattern = number_of(
            numbered_patterns.slots, numbered_patterns.at, numbered_patterns.items, pattern_count, sequence, 0, length
        )
        asks_before = asks
        if asks + 4 * MOST_WORDS > len(ask_what):
            ask_what = larger(ask_what, np.empty(2 * len(ask_what), np.int8))
            ask_of = larger(ask_of, np.empty(2 * len(ask_of), np.int32))
        pattern_count = max(pattern_count, pattern + 1)
        if pattern >= learnt_patterns:
            state[number] = PUT_OFF
            continue
        if patterns.hard[pattern]:
            state[number] = HARD
            continue
        # Korean
        if not 0 < comma < count:
            comma = -1
        korean = may_be_korean(words, written, count, comma)
        if korean == UNKNOWN:
            if count == 1:
                ask_what[asks], ask_of[asks] = ALONE, written[0]
                asks += 1
            for x in range(count):
                if count > 1 and words.syllables[written[x]] == UNKNOWN:
                    ask_what[asks], ask_of[asks] = SYLLABLES, written[x]
                    asks += 1
            state[number] = PUT_OFF
            continue
        # The word that a field may have cut
        last, is_last = written[count - 1], False
        if span >= CUT_FROM:
            if words.title[last]:
                korean = 1
            elif words.listed[last] == UNKNOWN:
                ask_what[asks], ask_of[asks] = LISTED, last
                asks += 1
                state[number] = PUT_OFF
                continue
            is_last = words.listed[last] == 0
        if korean:
            state[number] = HARD
            continue
        all_forward, all_backward, all_key = join(sums, letters, whole, count)
        first_row = rows
        for form in range(patterns.form_at[pattern], patterns.form_at[pattern + 1]):
            n, surnames, monosyllabic = 0, 0, True
            longest, unknown = -1, -1
            for x in range(patterns.unit_at[form], patterns.unit_at[form + 1]):
                word = slots[patterns.slot[x]] if patterns.slot[x] >= 0 else -1 - patterns.slot[x]
                unit = words.unit[word]
                if patterns.affix[x]:
                    sequence[0], sequence[1] = patterns.affix[x], word
                    place = number_of(
                        numbered_affixed.slots, numbered_affixed.at, numbered_affixed.items, affixed_count,
                        sequence, 0, 2,
                    )  # fmt: skip
                    affixed_count = max(affixed_count, place + 1)
                    if place >= learnt_affixed:
                        state[number] = PUT_OFF
                        continue
                    unit = affixed[place]
                if units.hard[unit]:
                    state[number] = HARD
                    break
                found[n] = units.first[unit]
                n += 1
                if units.second[unit] >= 0:
                    found[n] = units.second[unit]
                    n += 1
                if units.monosyllabic[unit] == 0:
                    monosyllabic = False
                elif units.monosyllabic[unit] == UNKNOWN:
                    size = letters.size[vocabulary.letters[units.first[unit]]]
                    if size > longest:
                        longest, unknown = size, unit
                if x - patterns.unit_at[form] < patterns.surnames[form]:
                    surnames = n
            if state[number] == DONE and monosyllabic and unknown >= 0:
                # The longest says most likely that they are not.
                ask_what[asks], ask_of[asks] = BREVITY, unknown
                asks += 1
                state[number] = PUT_OFF
            if state[number] != DONE:
                break
            if is_last and n > 1 and patterns.cut[form] != NEVER:
                for k in range(n):
                    if vocabulary.letters[found[k]] == words.letters[last] and vocabulary.roles[found[k]] == 0:
                        if patterns.cut[form] == PERHAPS:
                            state[number] = HARD
                        elif vocabulary.last[found[k]] == UNKNOWN:
                            ask_what[asks], ask_of[asks] = CUT, found[k]
                            asks += 1
                            state[number] = PUT_OFF
                        else:
                            found[k] = vocabulary.last[found[k]]
            if state[number] != DONE:
                break
            at = row_at[rows]
            if at + HEAD + STRIDE * n > len(row):
                row = larger(row, np.empty(2 * len(row), np.int64))
            if key_at[rows] + 2 * n + 2 > len(key):
                key = larger(key, np.empty(2 * len(key), np.int64))
            for k in range(n):
                parts[k] = vocabulary.letters[found[k]]
            row[at : at + HEAD] = 0
            row[at + WORDS] = n
            row[at + FLAGS] = MONOSYLLABLES if monosyllabic else 0
            row[at + SURNAMES] = surnames
            row[at + GIVEN] = surnames if patterns.given[form] and surnames < n else -1
            forward, backward, joined = join(sums, letters, parts, n)
            row[at + JOINED], row[at + JOINED + 1] = all_forward, all_backward
            place = put_key(key, key_at[rows], key_at[rows], all_key)
            if joined != all_key:
                row[at + JOINED + 2], row[at + JOINED + 3] = forward, backward
                place = put_key(key, key_at[rows], place, joined)
            row_at[rows + 1] = put_words(row, at, found, vocabulary, n)
            key_at[rows + 1] = put_word_keys(sums, letters, key, key_at[rows], place, parts, n)
            row_text[rows], row_form[rows] = text, rows - first_row
            rows += 1
        if state[number] == DONE and has_equal_rows(row, row_at, first_row, rows):
            state[number] = HARD
        if state[number] != DONE:
            rows = first_row
        if state[number] != PUT_OFF:
            asks = asks_before
    return (
        state, row[: row_at[rows]], row_at[: rows + 1], row_text[:rows], row_form[:rows], key[: key_at[rows]],
        key_at[: rows + 1], ask_what[:asks], ask_of[:asks], pattern_count, affixed_count,
    )  # fmt: skip


def put_suns(words: Words, written: Column, count: int, sequence: Column, length: int) -> int:
    """Write behind a pattern with articles that take the sound behind them which ordinary words begin with one.

    Args:
        words: what was learnt.
        written: the words of a name.
        count: how many.
        sequence: the pattern.
        length: how long it is.

    Returns:
        How long it is then.
    """
    begin = length
    for k in range(count):
        if words.sun[written[k]] and length == begin:
            sequence[length] = SUNS
            length += 1
    if length == begin:
        return begin
    for k in range(count):
        if words.ordinary[written[k]]:
            sequence[length] = 0
            head = words.head[written[k]]
            for other in range(count):
                sun = words.sun[written[other]]
                # Two letters say more than one.
                if sun > sequence[length] and (head == sun or head & 0xFF == sun):
                    sequence[length] = sun
            length += 1
    return length


def may_be_korean(words: Words, written: Column, count: int, comma: int) -> int:
    """Whether (1 or 0) a name may be read as a Korean one; `UNKNOWN` where the syllables of its words are to be learnt.

    It can be where a word at one of its ends, titles apart, is a surname and the others write at most three syllables.

    Args:
        words: see `Words`.
        written: the words of the name.
        count: how many.
        comma: how many stand before a comma; -1: there is none.
    """
    if count == 1:
        return int(words.alone[written[0]])
    first, last = 0, count - 1
    at_first, at_last = words.surname[written[0]], words.surname[written[last]]
    while first < count - 1 and words.title[written[first]]:
        first += 1
        at_first |= words.surname[written[first]]
    while last > 0 and words.title[written[last]]:
        last -= 1
        at_last |= words.surname[written[last]]
    if not at_first and not at_last:
        return 0
    for k in range(count):
        if words.signed[written[k]]:
            return 1
    if comma >= 0:
        return are_syllables(words, written, comma, count, -1)
    found = 0
    if at_first:
        found = are_syllables(words, written, 0, count, first)
    if at_last and found == 0:
        found = are_syllables(words, written, 0, count, last)
    return found


def are_syllables(words: Words, written: Column, start: int, end: int, without: int) -> int:
    """Whether (1 or 0) words but one, titles apart, may be a Korean given name; `UNKNOWN` as above."""
    parts, syllables, unknown = 0, 0, False
    for k in range(start, end):
        if k == without or words.title[written[k]]:
            continue
        own = words.syllables[written[k]]
        if own == 0:
            return 0
        if own == UNKNOWN:
            unknown = True
        parts += 1
        syllables += own
    if parts > _MOST_GIVEN:
        return 0
    return UNKNOWN if unknown else 1 if syllables <= _MOST_GIVEN else 0


def has_equal_rows(row: Column, row_at: Column, first: int, last: int) -> bool:
    """Whether two of the rows are one."""
    for a in range(first, last):
        for b in range(a + 1, last):
            if row_at[a + 1] - row_at[a] == row_at[b + 1] - row_at[b]:
                same = True
                for k in range(row_at[a + 1] - row_at[a]):
                    if row[row_at[a] + k] != row[row_at[b] + k]:
                        same = False
                        break
                if same:
                    return True
    return False
