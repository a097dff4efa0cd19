"""How alike are an asked row and a listed one, the edges of their words at hand?"""

from __future__ import annotations

from sekisho.screening.kernel.column import Column
from sekisho.screening.kernel.vocabulary import spells
from sekisho.screening.layout import HEAD, STRIDE, WORDS
from sekisho.screening.score import compare


def score_row(
    kind: int,
    asked_row: Column,
    at: int,
    asked_text: Column,
    asked_at: Column,
    row: Column,
    listed: int,
    word_text: Column,
    word_at: Column,
    head: Column,
    chain_asked: Column,
    chain_edge: Column,
    chain_next: Column,
    table: Column,
    joins: Column,
    pairs: Column,
    work: Column,
) -> int:
    """The score of an asked row against a listed one, its edges taken from the chains of the asked words."""
    n, m = asked_row[at + WORDS], row[listed + WORDS]
    for k in range(n * m):
        table[k] = 0
    for j in range(m):
        link = head[row[listed + HEAD + j * STRIDE]]
        while link >= 0:
            table[chain_asked[link] * m + j] = chain_edge[link]
            link = chain_next[link]
    joined = 0
    for i in range(n):
        x = asked_row[at + HEAD + i * STRIDE]
        x_start, x_end = asked_at[x], asked_at[x + 1]
        for j in range(m):
            y = row[listed + HEAD + j * STRIDE]
            y_start, y_end = word_at[y], word_at[y + 1]
            if i + 1 < n:
                z = asked_row[at + HEAD + (i + 1) * STRIDE]
                if x_end - x_start + asked_at[z + 1] - asked_at[z] == y_end - y_start and spells(
                    word_text, y_start, asked_text, x_start, x_end, asked_at[z], asked_at[z + 1]
                ):
                    joins[3 * joined], joins[3 * joined + 1], joins[3 * joined + 2] = 0, i, j
                    joined += 1
    for j in range(m - 1):
        y, z = row[listed + HEAD + j * STRIDE], row[listed + HEAD + (j + 1) * STRIDE]
        y_start, y_end = word_at[y], word_at[y + 1]
        for i in range(n):
            x = asked_row[at + HEAD + i * STRIDE]
            if y_end - y_start + word_at[z + 1] - word_at[z] == asked_at[x + 1] - asked_at[x] and spells(
                asked_text, asked_at[x], word_text, y_start, y_end, word_at[z], word_at[z + 1]
            ):
                joins[3 * joined], joins[3 * joined + 1], joins[3 * joined + 2] = 1, i, j
                joined += 1
    return compare(kind, asked_row, at, row, listed, table, joins, joined, pairs, work)
