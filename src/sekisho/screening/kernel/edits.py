"""How many edits lie between two words?"""

from __future__ import annotations

import numpy as np

from sekisho.screening.kernel.column import Column


def edits_between(
    masks: Column,
    n: int,
    text: Column,
    start: int,
    end: int,
    most: int,
) -> int:
    """Edits between a word of at most 64 letters, given as bit masks of its letters, and a listed word.

    Optimal string alignment, bit-parallel (Hyyrö 2003). Gives `most + 1` where there are more.
    """
    zero, one, ones = np.uint64(0), np.uint64(1), ~np.uint64(0)
    vertical_up, vertical_down, diagonal, before = ones, zero, zero, zero
    last = one << np.uint64(n - 1)
    edits = n
    for k in range(start, end):
        match = masks[text[k]]
        swap = (((~diagonal) & match) << one) & before
        diagonal = (((match & vertical_up) + vertical_up) ^ vertical_up) | match | vertical_down | swap
        up = vertical_down | ~(diagonal | vertical_up)
        down = diagonal & vertical_up
        if up & last:
            edits += 1
        if down & last:
            edits -= 1
        up = (up << one) | one
        down = down << one
        vertical_up = down | ~(diagonal | up)
        vertical_down = up & diagonal
        before = match
    return edits if edits <= most else most + 1


def edits_within(
    a: Column,
    a_start: int,
    a_end: int,
    b: Column,
    b_start: int,
    b_end: int,
    most: int,
    work: Column,
) -> int:
    """The same for words of any length: a band of the table, `most` to each side of the diagonal."""
    n, m = a_end - a_start, b_end - b_start
    width = 2 * most + 1
    far = most + 1
    for x in range(3 * width):
        work[x] = far
    row, up, upper = 0, width, 2 * width
    for j in range(most + 1):
        work[up + most + j] = j
    for i in range(1, n + 1):
        for x in range(width):
            j = i + x - most
            if j < 0 or j > m:
                work[row + x] = far
                continue
            if j == 0:
                work[row + x] = i if i <= most else far
                continue
            same = a[a_start + i - 1] == b[b_start + j - 1]
            least = work[up + x] + (0 if same else 1)
            if x + 1 < width and work[up + x + 1] + 1 < least:
                least = work[up + x + 1] + 1
            if x > 0 and work[row + x - 1] + 1 < least:
                least = work[row + x - 1] + 1
            if (
                i > 1
                and j > 1
                and a[a_start + i - 1] == b[b_start + j - 2]
                and a[a_start + i - 2] == b[b_start + j - 1]
                and work[upper + x] + 1 < least
            ):
                least = work[upper + x] + 1
            work[row + x] = least if least < far else far
        row, up, upper = upper, row, up
    within: int = work[up + m - n + most]
    return within


def ones_in(
    bits: int,
) -> int:
    """How many bits of a number below 2**62 are set."""
    bits = bits - ((bits >> 1) & 0x5555555555555555)
    bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333)
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F
    return ((bits * 0x0101010101010101) >> 56) & 0x7F
