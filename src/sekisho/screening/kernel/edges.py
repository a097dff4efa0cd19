"""Which listed words is an asked word like? The same as `PlainSearch.edges_of`, for many words at once."""

from __future__ import annotations

import numpy as np

from sekisho.names.korean import likeness
from sekisho.screening.kernel.column import Column
from sekisho.screening.kernel.directory import find
from sekisho.screening.kernel.edits import edits_between, edits_within, ones_in
from sekisho.screening.kernel.vocabulary import first_word, order_of_letters
from sekisho.screening.layout import (
    FIRST_LETTER,
    FULL,
    INITIAL_LIKENESS,
    LEAST_EDGE,
    LEAST_SYLLABLES,
    LIKENESS,
    SPELLING,
    SYLLABLE_SHARE,
    SYLLABLES,
)
from sekisho.screening.pieces import LONG, asked_keys, likeness_of_edits, most_edits, signature


def put_edge(
    slot: Column,
    word: int,
    edge: int,
    touched: Column,
    count: int,
) -> int:
    """Keep the better edge to a listed word; returns how many words have one."""
    if edge & LIKENESS < LEAST_EDGE:
        return count
    old = slot[word]
    if old == 0:
        touched[count] = word
        count += 1
    if edge & LIKENESS > old & LIKENESS or (edge & LIKENESS == old & LIKENESS and edge < old):
        slot[word] = edge
    return count


def find_edges(
    asked_text: Column,
    asked_at: Column,
    asked_sound_at: Column,
    asked_sound: Column,
    asked_sound_value: Column,
    asked_class_at: Column,
    asked_class: Column,
    asked_reading_at: Column,
    asked_reading: Column,
    asked_known_at: Column,
    asked_known: Column,
    word_text: Column,
    word_at: Column,
    word_bits: Column,
    long_at: Column,
    long_word: Column,
    sound_key: Column,
    sound_at: Column,
    sound_item: Column,
    sound_value: Column,
    sound_buckets: Column,
    sound_shift: int,
    class_key: Column,
    class_at: Column,
    class_item: Column,
    class_buckets: Column,
    class_shift: int,
    piece_key: Column,
    piece_at: Column,
    piece_item: Column,
    piece_buckets: Column,
    piece_shift: int,
    reading_at: Column,
    reading: Column,
    known_at: Column,
    known: Column,
    first: int,
    last: int,
) -> tuple[Column, Column, Column]:
    """The listed words that each asked word is like: where those of each begin, the words, the edges.

    Args:
        first, last: which of the asked words.
    """
    words = len(word_at) - 1
    slot = np.zeros(words + 1, np.int32)
    touched = np.empty(words + 1, np.int32)
    stamp = np.full(words + 1, -1, np.int64)
    masks = np.zeros(128, np.uint64)
    keys: Column = np.empty(256, np.int64)
    band = np.empty(64, np.int64)
    room = 1 << 12
    edge_word = np.empty(room, np.int32)
    edge = np.empty(room, np.int32)
    edge_at = np.zeros(last - first + 1, np.int64)
    filled = 0
    for asked in range(first, last):
        start, end = asked_at[asked], asked_at[asked + 1]
        n = end - start
        count = 0
        equal = first_word(word_text, word_at, asked_text, start, end)
        if n == 1:
            word = equal
            while word < words and word_text[word_at[word]] == asked_text[start]:
                count = put_edge(slot, word, INITIAL_LIKENESS | FIRST_LETTER, touched, count)
                word += 1
        if n > 1:
            word = first_word(word_text, word_at, asked_text, start, start + 1)
            while word < words and order_of_letters(word_text, word_at, word, asked_text, start, start + 1) == 0:
                count = put_edge(slot, word, INITIAL_LIKENESS | FIRST_LETTER, touched, count)
                word += 1
        for k in range(asked_sound_at[asked], asked_sound_at[asked + 1]):
            place = find(sound_key, sound_buckets, sound_shift, asked_sound[k])
            if place >= 0:
                value = asked_sound_value[k]
                for x in range(sound_at[place], sound_at[place + 1]):
                    like = min(value & LIKENESS, sound_value[x] & LIKENESS)
                    count = put_edge(slot, sound_item[x], like | (value & ~LIKENESS), touched, count)
        for k in range(asked_class_at[asked], asked_class_at[asked + 1]):
            place = find(class_key, class_buckets, class_shift, asked_class[k])
            if place >= 0:
                for x in range(class_at[place], class_at[place + 1]):
                    word = class_item[x]
                    best = 0
                    u = asked_reading_at[asked]
                    while u < asked_reading_at[asked + 1]:
                        v = reading_at[word]
                        while v < reading_at[word + 1]:
                            like = likeness(
                                asked_reading[u + 1 : u + 1 + asked_reading[u]], reading[v + 1 : v + 1 + reading[v]]
                            )
                            best = max(best, like)
                            v += 1 + reading[v]
                        u += 1 + asked_reading[u]
                    if best >= LEAST_SYLLABLES:
                        count = put_edge(slot, word, (best * SYLLABLE_SHARE // FULL) | SYLLABLES, touched, count)
        spelled = n >= 4
        for k in range(start, end):
            if 48 <= asked_text[k] <= 57:
                spelled = False
        if spelled:
            bits = signature(asked_text, start, end)
            if n <= 64:
                for k in range(start, end):
                    masks[asked_text[k]] |= np.uint64(1) << np.uint64(k - start)
            if n < LONG + 3:
                for k in range(asked_keys(asked_text, start, end, keys)):
                    place = find(piece_key, piece_buckets, piece_shift, keys[k])
                    if place >= 0:
                        for x in range(piece_at[place], piece_at[place + 1]):
                            word = piece_item[x]
                            if stamp[word] != asked:
                                stamp[word] = asked
                                count = try_spelling(
                                    asked_text,
                                    start,
                                    n,
                                    bits,
                                    masks,
                                    band,
                                    word_text,
                                    word_at,
                                    word_bits,
                                    word,
                                    slot,
                                    touched,
                                    count,
                                    asked_known,
                                    asked_known_at[asked],
                                    asked_known_at[asked + 1],
                                    known_at,
                                    known,
                                )
            if n >= LONG - 3:
                for length in range(max(LONG, n - 3), min(n + 3, LONG + len(long_at) - 2) + 1):
                    for x in range(long_at[length - LONG], long_at[length - LONG + 1]):
                        count = try_spelling(
                            asked_text,
                            start,
                            n,
                            bits,
                            masks,
                            band,
                            word_text,
                            word_at,
                            word_bits,
                            long_word[x],
                            slot,
                            touched,
                            count,
                            asked_known,
                            asked_known_at[asked],
                            asked_known_at[asked + 1],
                            known_at,
                            known,
                        )
            if n <= 64:
                for k in range(start, end):
                    masks[asked_text[k]] = np.uint64(0)
        word = equal
        while word < words and order_of_letters(word_text, word_at, word, asked_text, start, end) == 0:
            count = put_edge(slot, word, FULL, touched, count)
            word += 1
        if filled + count > room:
            room = 2 * (filled + count)
            more_words, more_edges = np.empty(room, np.int32), np.empty(room, np.int32)
            more_words[:filled], more_edges[:filled] = edge_word[:filled], edge[:filled]
            edge_word, edge = more_words, more_edges
        for k in range(count):
            edge_word[filled + k] = touched[k]
            edge[filled + k] = slot[touched[k]]
            slot[touched[k]] = 0
        filled += count
        edge_at[asked - first + 1] = filled
    return edge_at, edge_word[:filled], edge[:filled]


def is_another_name(
    asked_known: Column,
    first: int,
    last: int,
    known: Column,
    begin: int,
    end: int,
) -> bool:
    """Whether both words are known as given names, and as different ones."""
    if first == last or begin == end:
        return False
    for x in range(first, last):
        for y in range(begin, end):
            if asked_known[x] == known[y]:
                return False
    return True


def try_spelling(
    text: Column,
    start: int,
    n: int,
    bits: int,
    masks: Column,
    band: Column,
    word_text: Column,
    word_at: Column,
    word_bits: Column,
    word: int,
    slot: Column,
    touched: Column,
    count: int,
    asked_known: Column,
    first: int,
    last: int,
    known_at: Column,
    known: Column,
) -> int:
    """Put an edge to a listed word where few enough letters differ."""
    length = word_at[word + 1] - word_at[word]
    most = most_edits(max(n, length))
    if abs(n - length) > most:
        return count
    other = word_bits[word]
    if ones_in(bits & ~other) > most or ones_in(other & ~bits) > most:
        return count
    if n <= 64:
        edits = edits_between(masks, n, word_text, word_at[word], word_at[word + 1], most)
    else:
        edits = edits_within(text, start, start + n, word_text, word_at[word], word_at[word + 1], most, band)
    if 0 < edits <= most and not is_another_name(asked_known, first, last, known, known_at[word], known_at[word + 1]):
        return put_edge(slot, word, likeness_of_edits(edits, max(n, length)) | SPELLING, touched, count)
    return count
