"""What row has the name of a body? Its tokens fall into segments; the reader once said what their parts are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sekisho.names.scanned import CUT_FROM
from sekisho.names.word import CORE, LEGAL, NUMERAL
from sekisho.screening.kernel.column import Column
from sekisho.screening.layout import ACRONYM, GIVEN, HEAD, JOINED, STRIDE, WORDS
from sekisho.screening.quick.checksums import half_of
from sekisho.screening.quick.numbering import Numbered, number_of
from sekisho.screening.quick.rows import DONE, HARD, PUT_OFF, Sums, join, larger, put_key, put_word_keys, put_words
from sekisho.screening.quick.vocabulary import UNKNOWN, Letters
from sekisho.screening.quick.vocabulary import Words as Vocabulary

# What a token is to the one behind it.
GOES_ON, MAY_GO_ON, IS_SINGLE, BEFORE_NUMBER = 1, 2, 4, 8
# And to the one before it.
STARTS_SINGLE, IS_NUMBER = 1, 2
MOST_PARTS = 64


class Tokens(NamedTuple):
    """The columns of tokens.

    Args:
        hard: the reader must read them.
        address: they are forms of address.
        length: in characters.
        words: how many.
        letters: number of the plain letters of all of them.
        segment: number of the segment that they are alone.
        behind: what they are to the word behind them, as bits.
        before: what they are to the word before them, as bits.
        first, last: numbers of their first and last word among those of terms of several words; 0: of none.
    """

    hard: Column
    address: Column
    length: Column
    words: Column
    letters: Column
    segment: Column
    behind: Column
    before: Column
    first: Column
    last: Column


class Segments(NamedTuple):
    """The columns of segments, tokens that are read together.

    Args:
        hard: the reader must read them.
        legal: they are legal forms.
        counts: the first word may be a number where it is not the first of a name.
        middle, end: numbers of their readings where something follows, and where nothing but legal forms does.
    """

    hard: Column
    legal: Column
    counts: Column
    middle: Column
    end: Column


class Readings(NamedTuple):
    """The columns of readings of segments: where the parts of each begin, and of each part:

    Args:
        word: its number in the vocabulary.
        what: number of its letters with its role.
        shown: number of the letters as they were written.
        acronym: its key where it may be an acronym, else 0.
        form: its number among the concepts of legal forms of several; 0: it is none.
        owner: which of the words of an owner it is, as bits.
    """

    at: Column
    word: Column
    what: Column
    shown: Column
    acronym: Column
    form: Column
    owner: Column


class Followers(NamedTuple):
    """Which numbers may stand behind a number: where those of each begin, and they."""

    at: Column
    item: Column


def body_rows(
    texts: Column,
    text_at: Column,
    text_token: Column,
    tokens: Tokens,
    segments: Segments,
    readings: Readings,
    numbered: Numbered,
    learnt: int,
    terms: Followers,
    forms: Followers,
    owners: Column,
    letters: Letters,
    vocabulary: Vocabulary,
    sums: Sums,
) -> tuple[Column, Column, Column, Column, Column, Column, Column, Column, int]:
    """The rows of names.

    Args:
        texts: which of the texts.
        text_at, text_token: the tokens of each text.
        tokens, segments, readings: what was learnt.
        numbered: the segments with their numbers; new ones are entered.
        learnt: how many of these were learnt.
        terms: words that follow one another in a term.
        forms: concepts that follow one another in a legal form.
        owners: bits of the words of an owner.
        letters, vocabulary: what they become.
        sums: how numbers add up.

    Returns:
        What became of each text; rows, where each begins, its text, its form; keys, and where those of each row begin;
        words to be learnt as cut; how many segments there are now.
    """
    state = np.zeros(len(texts), np.uint8)
    row, key = np.empty(len(texts) * 40 + 1024, np.int64), np.empty(len(texts) * 16 + 1024, np.int64)
    row_at, key_at = np.zeros(len(texts) + 1, np.int64), np.zeros(len(texts) + 1, np.int64)
    row_text, row_form = np.empty(len(texts), np.int32), np.zeros(len(texts), np.int32)
    rows = 0
    cut = np.empty(len(texts), np.int32)
    cuts = 0
    count = learnt
    linked = np.zeros(MOST_PARTS, np.bool_)
    begin, end_of, own = np.zeros(MOST_PARTS, np.int64), np.zeros(MOST_PARTS, np.int64), np.zeros(MOST_PARTS, np.int32)
    parts, of = np.zeros(MOST_PARTS, np.int64), np.zeros(MOST_PARTS, np.int64)
    found, joined = np.empty(MOST_PARTS, np.int32), np.empty(MOST_PARTS, np.int32)
    for number in range(len(texts)):
        text = texts[number]
        first, last = text_at[text], text_at[text + 1]
        hard = False
        for x in range(first, last):
            if tokens.hard[text_token[x]]:
                hard = True
        while last - first > 1 and tokens.address[text_token[first]]:
            first += 1
        while last - first > 1 and tokens.address[text_token[last - 1]]:
            last -= 1
        span, words = last - first - 1, 0
        for x in range(first, last):
            span += tokens.length[text_token[x]]
            words += tokens.words[text_token[x]]
            linked[x - first] = False
        if hard:
            state[number] = HARD
            continue
        if words == 0:
            continue
        # Segments and their parts, joined to more where they meet.
        n = 0
        while True:
            size = cut_segments(text_token, first, last, tokens, terms, linked, begin, end_of)
            known = True
            for s in range(size):
                token = text_token[begin[s]]
                if end_of[s] - begin[s] == 1:
                    own[s] = tokens.segment[token]
                else:
                    own[s] = number_of(
                        numbered.slots, numbered.at, numbered.items, count, text_token, begin[s], end_of[s]
                    )
                    count = max(count, own[s] + 1)
                if own[s] >= learnt:
                    known = False
            if not known:
                state[number] = PUT_OFF
                break
            n = 0
            ends = True
            for s in range(size - 1, -1, -1):
                segment = own[s]
                if segments.hard[segment] or (s == 0 and segments.counts[segment]):
                    state[number] = HARD
                    break
                reading = segments.end[segment] if ends else segments.middle[segment]
                for x in range(readings.at[reading + 1] - 1, readings.at[reading] - 1, -1):
                    if n == MOST_PARTS:
                        state[number] = HARD
                        break
                    parts[n], of[n] = x, s
                    n += 1
                ends = ends and segments.legal[segment] != 0
            if state[number] != DONE or n == 0:
                break
            # From the last to the first so far.
            for k in range(n // 2):
                parts[k], parts[n - 1 - k] = parts[n - 1 - k], parts[k]
                of[k], of[n - 1 - k] = of[n - 1 - k], of[k]
            meets = False
            for k in range(n - 1):
                if of[k] != of[k + 1] and do_meet(readings, vocabulary, forms, parts[k], parts[k + 1]):
                    meets = True
                    for x in range(end_of[of[k]] - 1, begin[of[k + 1]]):
                        linked[x - first] = True
            if not meets:
                break
        if state[number] == DONE and (n == 0 or has_more_forms(readings, vocabulary, owners, parts, n)):
            state[number] = HARD
        if state[number] != DONE:
            continue
        for k in range(n):
            found[k] = readings.word[parts[k]]
        if span >= CUT_FROM and vocabulary.roles[found[n - 1]] & CORE:
            if vocabulary.last[found[n - 1]] == UNKNOWN:
                cut[cuts] = found[n - 1]
                cuts += 1
                state[number] = PUT_OFF
                continue
            found[n - 1] = vocabulary.last[found[n - 1]]
        at = row_at[rows]
        if at + HEAD + STRIDE * n > len(row):
            row = larger(row, np.empty(2 * len(row), np.int64))
        if key_at[rows] + 2 * n + 4 > len(key):
            key = larger(key, np.empty(2 * len(key), np.int64))
        row[at : at + HEAD] = 0
        row[at + WORDS] = n
        row[at + GIVEN] = -1
        place = key_at[rows]
        alone, short = 0, 0
        for x in range(text_at[text], text_at[text + 1]):
            if tokens.words[text_token[x]]:
                joined[alone] = tokens.letters[text_token[x]]
                alone += 1
        row[at + JOINED], row[at + JOINED + 1], whole = join(sums, letters, joined, alone)
        place = put_key(key, key_at[rows], place, whole)
        alone = 0
        for k in range(n):
            if vocabulary.roles[found[k]] & LEGAL == 0:
                joined[alone] = vocabulary.letters[found[k]]
                short = parts[k]
                alone += 1
        forward, backward, without = join(sums, letters, joined, alone)
        if alone and without != whole:
            row[at + JOINED + 2], row[at + JOINED + 3] = forward, backward
            place = put_key(key, key_at[rows], place, without)
        if alone == 1 and readings.acronym[short]:
            row[at + ACRONYM] = half_of(letters.forward[readings.shown[short]])
            place = put_key(key, key_at[rows], place, readings.acronym[short])
        for k in range(n):
            joined[k] = vocabulary.letters[found[k]]
        row_at[rows + 1] = put_words(row, at, found, vocabulary, n)
        key_at[rows + 1] = put_word_keys(sums, letters, key, key_at[rows], place, joined, n)
        row_text[rows] = text
        rows += 1
    return (
        state, row[: row_at[rows]], row_at[: rows + 1], row_text[:rows], row_form[:rows], key[: key_at[rows]],
        key_at[: rows + 1], cut[:cuts], count,
    )  # fmt: skip


def cut_segments(
    text_token: Column,
    first: int,
    last: int,
    tokens: Tokens,
    terms: Followers,
    linked: Column,
    begin: Column,
    end: Column,
) -> int:
    """Cut the tokens of a text where none works on the next; how many segments there are.

    Args:
        text_token: tokens.
        first, last: which of them.
        tokens: what was learnt of them.
        terms: words that follow one another in a term.
        linked: tokens that stay with the one behind whatever they are.
        begin, end: where each segment begins and ends.
    """
    size, before = 0, -1
    stays = False
    for x in range(first, last):
        token = text_token[x]
        if tokens.words[token]:
            if before >= 0 and (stays or work_together(tokens, terms, text_token[before], token)):
                end[size - 1] = x + 1
            else:
                begin[size], end[size] = x, x + 1
                size += 1
            before = x
            stays = False
        stays = stays or linked[x - first]
    return size


def work_together(tokens: Tokens, terms: Followers, one: int, other: int) -> bool:
    """Whether a token may be read otherwise for the one behind it, or that for it."""
    behind, before = tokens.behind[one], tokens.before[other]
    return (
        behind & (GOES_ON | IS_SINGLE) != 0
        or (behind & MAY_GO_ON != 0 and before & STARTS_SINGLE != 0)
        or (behind & BEFORE_NUMBER != 0 and before & IS_NUMBER != 0)
        or follows(terms, tokens.last[one], tokens.first[other])
    )


def follows(followers: Followers, one: int, other: int) -> bool:
    """Whether a number may stand behind another."""
    if one == 0 or other == 0:
        return False
    for k in range(followers.at[one], followers.at[one + 1]):  # noqa: SIM110 - compiled
        if followers.item[k] == other:
            return True
    return False


def do_meet(readings: Readings, vocabulary: Vocabulary, forms: Followers, one: int, other: int) -> bool:
    """Whether neighbouring parts may become one, or part of a legal form."""
    role, other_role = vocabulary.roles[readings.word[one]], vocabulary.roles[readings.word[other]]
    if readings.what[one] == readings.what[other] and role & NUMERAL == 0:
        return True
    if (role & LEGAL and readings.form[other]) or (other_role & LEGAL and readings.form[one]):
        return True
    return follows(forms, readings.form[one], readings.form[other])


def has_more_forms(readings: Readings, vocabulary: Vocabulary, owners: Column, parts: Column, n: int) -> bool:
    """Whether a name has an owner's words in it, or is several that each begin with a legal form."""
    for k in range(n - 2):
        bits = readings.owner[parts[k]] | readings.owner[parts[k + 1]] | readings.owner[parts[k + 2]]
        for owner in owners:
            if bits & owner == owner:
                return True
    starts, cores = 0, 0
    before, has_core = False, False
    for k in range(n):
        role = vocabulary.roles[readings.word[parts[k]]]
        if role & LEGAL and not before:
            starts += 1
            cores += has_core
            has_core = False
        elif k == 0:
            return False
        before = role & LEGAL != 0
        has_core = has_core or role & CORE != 0
    return starts > 1 and cores + has_core == starts
