"""Which words are written in one in one name and apart in the other? HAO FAN is HAOFAN, Abdul Rahman Abdulrahman.

Runs in the interpreter and compiled, like the score.
"""

from __future__ import annotations

from sekisho.names.word import CORE
from sekisho.screening.layout import FULL, HEAD, ROLES, STRIDE, SURNAMES, WEIGHT, Buffer, Numbers

# Blanks apart, the letters are equal.
JOINED_WORDS = 990


def spend_joins(
    n: int, m: int, a: Numbers, at: int, b: Numbers, bt: int, edges: Buffer, joins: Numbers, joined: int
) -> tuple[int, int, int, int, int, int, bool]:
    """Pair the words that are written apart; their edges are gone afterwards.

    A join counts unless one of its words has its equal on the other side, or another join took it.

    Args:
        n: words asked about.
        m: listed words.
        a, at: array and place of the row asked about.
        b, bt: of the listed row.
        edges: n by m, flat.
        joins: triples: 0 and the asked word `i` that with the next spells the listed word `j`, or 1 and the asked word
            `i` that spells the listed word `j` and the next.
        joined: how many triples.

    Returns:
        Weight matched and explained, weight spent of asked and listed words, the same of those that the names are made
        of, and whether a surname met a surname.
    """
    matched, explained, spent_a, spent_b, spent_core_a, spent_core_b = 0, 0, 0, 0, 0, 0
    surnames_met = False
    for k in range(joined):
        side, i, j = joins[3 * k], joins[3 * k + 1], joins[3 * k + 2]
        last_i, last_j = (i + 1, j) if side == 0 else (i, j + 1)
        if not are_free(n, m, edges, i, last_i, j, last_j):
            continue
        weight_a, weight_b = 0, 0
        for x in range(i, last_i + 1):
            weight_a += a[at + HEAD + x * STRIDE + WEIGHT]
            for y in range(m):
                edges[x * m + y] = -1
        for y in range(j, last_j + 1):
            weight_b += b[bt + HEAD + y * STRIDE + WEIGHT]
            for x in range(n):
                edges[x * m + y] = -1
        weight = 2 * min(weight_a, weight_b)
        matched += weight
        explained += weight * JOINED_WORDS
        spent_a += weight_a
        spent_b += weight_b
        if a[at + HEAD + i * STRIDE + ROLES] & CORE:
            spent_core_a += weight_a
        if b[bt + HEAD + j * STRIDE + ROLES] & CORE:
            spent_core_b += weight_b
        if i < a[at + SURNAMES] and j < b[bt + SURNAMES]:
            surnames_met = True
    for k in range(n * m):
        if edges[k] < 0:
            edges[k] = 0
    return matched, explained, spent_a, spent_b, spent_core_a, spent_core_b, surnames_met


def are_free(n: int, m: int, edges: Buffer, i: int, last_i: int, j: int, last_j: int) -> bool:
    """Whether none of these words has its equal on the other side or is spent."""
    for x in range(i, last_i + 1):
        for y in range(m):
            if edges[x * m + y] == FULL or edges[x * m + y] < 0:
                return False
    for y in range(j, last_j + 1):
        for x in range(n):
            if edges[x * m + y] == FULL or edges[x * m + y] < 0:
                return False
    return True
