"""Which word of one name is which of the other? The assignment that explains most weight.

Runs in the interpreter and compiled, like the score.
"""

from __future__ import annotations

from sekisho.screening.layout import HEAD, LIKENESS, STRIDE, WEIGHT, Buffer, Numbers


def assign(rows: int, columns: int, gain: int, work: Buffer) -> None:
    """Give each row a column so that the sum of gains is largest (Kuhn and Munkres; the successive shortest path form).

    Args:
        rows: how many, at most `columns`.
        columns: how many.
        gain: where in `work` the gains begin, rows by columns, flat.
        work: 6 * (columns + 1) numbers and the gains; afterwards `work[1..columns]` is the row of each column,
            counted from 1, 0 for none.
    """
    size = columns + 1
    row_of, potential, way, least, used, own = 0, size, 2 * size, 3 * size, 4 * size, 5 * size
    for j in range(size):
        work[row_of + j] = 0
        work[potential + j] = 0
        work[own + j] = 0
    for i in range(1, rows + 1):
        work[row_of] = i
        column = 0
        for j in range(size):
            work[least + j] = 1 << 60
            work[used + j] = 0
        while True:
            work[used + column] = 1
            row = work[row_of + column]
            step = 1 << 60
            nearest = 0
            for j in range(1, size):
                if work[used + j] == 0:
                    cost = -work[gain + (row - 1) * columns + j - 1] - work[own + row] - work[potential + j]
                    if cost < work[least + j]:
                        work[least + j] = cost
                        work[way + j] = column
                    if work[least + j] < step:
                        step = work[least + j]
                        nearest = j
            for j in range(size):
                if work[used + j] == 1:
                    work[own + work[row_of + j]] += step
                    work[potential + j] -= step
                else:
                    work[least + j] -= step
            column = nearest
            if work[row_of + column] == 0:
                break
        while column != 0:
            before = work[way + column]
            work[row_of + column] = work[row_of + before]
            column = before


def pair_words(
    n: int, m: int, a: Numbers, at: int, b: Numbers, bt: int, edges: Buffer, pairs: Buffer, work: Buffer
) -> None:
    """Assign the words of two names to one another: `pairs[i]` is the listed word of asked word `i`, -1 none.

    Args:
        n: words asked about.
        m: listed words.
        a, at: array and place of the row asked about.
        b, bt: of the listed row.
        edges: n by m, flat.
        pairs: at least n numbers.
        work: at least n * m + 6 * (max(n, m) + 1) numbers.
    """
    # Where no word has a choice there is nothing to weigh.
    free = True
    for j in range(m):
        work[j] = 0
    for i in range(n):
        pairs[i] = -1
        choices = 0
        for j in range(m):
            if edges[i * m + j] & LIKENESS:
                choices += 1
                work[j] += 1
                pairs[i] = j
                if work[j] > 1:
                    free = False
        if choices > 1:
            free = False
    if free:
        return
    turned = n > m
    rows, columns = (m, n) if turned else (n, m)
    gain = 6 * (columns + 1)
    for i in range(n):
        pairs[i] = -1
        for j in range(m):
            weight = min(a[at + HEAD + i * STRIDE + WEIGHT], b[bt + HEAD + j * STRIDE + WEIGHT])
            place = j * columns + i if turned else i * columns + j
            # Position settles ties, so that the assignment of equal words is the plain one.
            work[gain + place] = ((edges[i * m + j] & LIKENESS) * weight << 8) - (i - j) * (i - j)
            if edges[i * m + j] & LIKENESS == 0:
                work[gain + place] = 0
    assign(rows, columns, gain, work)
    for column in range(1, columns + 1):
        row = work[column]
        if row > 0:
            i, j = (column - 1, row - 1) if turned else (row - 1, column - 1)
            if edges[i * m + j] & LIKENESS:
                pairs[i] = j
