"""The same without any bound: every row is compared, for tests and benchmarks."""

from __future__ import annotations

import numpy as np

from sekisho.screening.kernel.column import Column
from sekisho.screening.kernel.rows import score_row
from sekisho.screening.layout import HEAD, STRIDE, WORDS


def score_all(
    kind: int,
    threshold: int,
    asked_row: Column,
    asked_row_at: Column,
    asked_text: Column,
    asked_at: Column,
    edge_at: Column,
    edge_word: Column,
    edge: Column,
    word_text: Column,
    word_at: Column,
    row: Column,
    row_at: Column,
    first: int,
    last: int,
    widest: int,
) -> tuple[Column, Column, Column]:
    """Brute force: every listed row is scored, nothing is left out; what the tests and benchmarks compare with."""
    most_words = max(widest, 1)
    head = np.full(len(word_at), -1, np.int32)
    pairs = np.zeros(most_words + 1, np.int64)
    table = np.zeros(most_words * most_words, np.int64)
    joins = np.zeros(6 * most_words * most_words, np.int64)
    work = np.zeros(most_words * most_words + 6 * (most_words + 1), np.int64)
    room = 1 << 10
    hit_asked, hit_row, hit_score = np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.int32)
    hits = 0
    for asked in range(first, last):
        at = asked_row_at[asked]
        n = asked_row[at + WORDS]
        count = 0
        for i in range(n):
            number = asked_row[at + HEAD + i * STRIDE]
            count += edge_at[number + 1] - edge_at[number]
        chain_asked, chain_edge, chain_next = (
            np.empty(count, np.int32),
            np.empty(count, np.int32),
            np.empty(count, np.int32),
        )
        chained = 0
        for i in range(n):
            number = asked_row[at + HEAD + i * STRIDE]
            for e in range(edge_at[number], edge_at[number + 1]):
                chain_asked[chained], chain_edge[chained], chain_next[chained] = i, edge[e], head[edge_word[e]]
                head[edge_word[e]] = chained
                chained += 1
        for candidate in range(len(row_at) - 1):
            score = score_row(
                kind, asked_row, at, asked_text, asked_at, row, row_at[candidate], word_text, word_at,
                head, chain_asked, chain_edge, chain_next, table, joins, pairs, work,
            )  # fmt: skip
            if score >= threshold:
                if hits == room:
                    room *= 2
                    a, b, c = np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.int32)
                    a[:hits], b[:hits], c[:hits] = hit_asked, hit_row, hit_score
                    hit_asked, hit_row, hit_score = a, b, c
                hit_asked[hits], hit_row[hits], hit_score[hits] = asked, candidate, score
                hits += 1
        for i in range(n):
            number = asked_row[at + HEAD + i * STRIDE]
            for e in range(edge_at[number], edge_at[number + 1]):
                head[edge_word[e]] = -1
    return hit_asked[:hits], hit_row[:hits], hit_score[:hits]
