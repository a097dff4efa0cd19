"""How alike are two names? The one definition of the score, in whole thousandths.

Both executors run this source: the interpreter as it stands, for single searches and for explanations, and numba, which
compiles it for batches (`compiled.py`). Hence integers, indices and loops only; no allocation, no objects.

A name is a *row* of whole numbers, so that a listed name and a name asked about look the same: a head (`WORDS` to
`HEAD`), then for each word its id, its weight and its roles, for each Korean reading its length and its syllables,
and for each acronym that its initials may form a number.

Two words are tied by an *edge*: how alike they are, and by which rule. The words of two names are assigned to one another
so that most weight is explained; what is left over on one side costs less than what is left over on both, since names are
shortened more often than they are changed. Then the gates of the kind of party speak: they only lower a score.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import TypeAlias

from sekisho.names.korean import likeness

Numbers: TypeAlias = Sequence[int]
Buffer: TypeAlias = MutableSequence[int]

PERSON, ORGANISATION, VESSEL = 0, 1, 2

# Places in a row. SURNAMES is how many words, from the first on, are known to be surnames (0: not known); GIVEN the place
# of the first given name (-1: not known); NUMBER a hull number plus one (0: none).
WORDS, FLAGS, SURNAMES, GIVEN, NUMBER, READINGS, ACRONYMS, ACRONYM, JOINED, HEAD = 0, 1, 2, 3, 4, 5, 6, 7, 8, 12
# Flags of a row.
MONOSYLLABLES, KOREAN, LETTERS_ONLY = 1, 2, 4
# Places in a word of a row.
ID, WEIGHT, ROLES, STRIDE = 0, 1, 2, 3
# Roles of a word.
CORE, GENERIC, LEGAL, INITIAL, PATRONYMIC, NUMERAL = 1, 2, 4, 8, 16, 32

# An edge is its likeness and, above these ten bits, its rule.
LIKENESS = 0x3FF
SAME, SPELLING, TABLE, SOUND, SYLLABLES, FIRST_LETTER, SLIP = 0, 1 << 10, 2 << 10, 3 << 10, 4 << 10, 5 << 10, 6 << 10
FULL = 1000
LEAST_EDGE = 600
STRONG = 700
INITIAL_LIKENESS = 750

# What a left-over word costs, in thousandths of its weight: on one side only (of the name asked about, of the listed
# name), and where both names have one.
EXTRA_ASKED = (450, 800, 900)
EXTRA_LISTED = (500, 550, 800)
CLASH = (1000, 800, 1000)
# Gates.
ONE_WORD_IN_COMMON = 740
ONE_WORD_ALONE = 700
ONE_WORD_AND_INITIALS = 900
FEW_SYLLABLES = 800
SURE_SYLLABLES = 900
OTHER_SURNAME = 880
OTHER_GIVEN_NAME = 860
OTHER_PATRONYMIC = 600
NO_CORE_IN_COMMON = 600
ONE_CORE_NOT_EQUAL = 870
OTHER_HULL_NUMBER = 500
JOINED_WORDS = 990
ACRONYM_LIKENESS = 860
SYLLABLES_DECIDE = 850
LEAST_SYLLABLES = 800
SYLLABLE_SHARE = 970


# What decided or lowered a score, as bits: `compare` leaves them behind the pairs.
BY_LETTERS, BY_SYLLABLES, BY_INITIALS = 1, 2, 4
FEW_WORDS, ALONE, SURNAMES_DIFFER, GIVEN_NAMES_DIFFER, PATRONYMICS_DIFFER = 8, 16, 32, 64, 128
CORES_DIFFER, SOUND_ALONE, NUMBERS_DIFFER, NOT_EQUAL, SHORT_NAMES = 256, 512, 1024, 2048, 4096


def assign(rows: int, columns: int, gain: int, work: Buffer) -> None:
    """Give each row a column so that the sum of gains is largest (Kuhn and Munkres; the successive shortest path form).

    Args:
        rows: how many, at most `columns`.
        columns: how many.
        gain: where in `work` the gains begin, rows by columns, flat.
        work: 6 * (columns + 1) numbers and the gains; afterwards `work[1..columns]` is the row of each column, from 1, 0 none.
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


def share_syllables(a: Numbers, at: int, b: Numbers, bt: int) -> int:
    """How alike the best Korean readings of two rows are; 0 where either has none, and where that says nothing."""
    best = 0
    x = at + HEAD + STRIDE * a[at + WORDS]
    for _ in range(a[at + READINGS]):
        y = bt + HEAD + STRIDE * b[bt + WORDS]
        for _ in range(b[bt + READINGS]):
            best = max(best, likeness(a[x + 1 : x + 1 + a[x]], b[y + 1 : y + 1 + b[y]]))
            y += 1 + b[y]
        x += 1 + a[x]
    return best if best >= STRONG else 0


def has_acronym(a: Numbers, at: int, acronym: int) -> bool:
    """Whether the initials of a row may spell an acronym."""
    if acronym == 0:
        return False
    x = at + HEAD + STRIDE * a[at + WORDS]
    for _ in range(a[at + READINGS]):
        x += 1 + a[x]
    for k in range(a[at + ACRONYMS]):
        if a[x + k] == acronym:
            return True
    return False


def share_letters(a: Numbers, at: int, b: Numbers, bt: int) -> bool:
    """Whether two rows are the same letters once blanks are left out, of the whole names or without legal forms."""
    for x in range(0, 4, 2):
        for y in range(0, 4, 2):
            if (
                a[at + JOINED + x] == b[bt + JOINED + y]
                and a[at + JOINED + x + 1] == b[bt + JOINED + y + 1]
                and a[at + JOINED + x] != 0
            ):
                return True
    return False


def compare(
    kind: int,
    a: Numbers,
    at: int,
    b: Numbers,
    bt: int,
    edges: Buffer,
    joins: Numbers,
    joined: int,
    pairs: Buffer,
    work: Buffer,
) -> int:
    """How alike a name asked about and a listed name are, 0 to 1000.

    Args:
        kind: `PERSON`, `ORGANISATION` or `VESSEL`.
        a, at: array and place of the row asked about.
        b, bt: of the listed row.
        edges: between their words, asked by listed, flat; changed where words are joined.
        joins: triples: 0 and the asked word `i` that with the next spells the listed word `j`, or 1 and the asked word `i`
            that spells the listed word `j` and the next.
        joined: how many triples.
        pairs: the assignment, see `pair_words`; behind it, at the number of asked words, what decided or lowered the score.
        work: for `pair_words`.
    """
    n, m = a[at + WORDS], b[bt + WORDS]
    if a[at + NUMBER] != b[bt + NUMBER]:
        other_number = True
    else:
        other_number = False
        if share_letters(a, at, b, bt):
            for i in range(n):
                pairs[i] = i if i < m else -1
            pairs[n] = BY_LETTERS
            return FULL
    if (a[at + FLAGS] | b[bt + FLAGS]) & LETTERS_ONLY:
        for i in range(n):
            pairs[i] = -1
        pairs[n] = NUMBERS_DIFFER if other_number else NOT_EQUAL
        return 0

    both_monosyllables = a[at + FLAGS] & b[bt + FLAGS] & MONOSYLLABLES
    if both_monosyllables:
        for k in range(n * m):
            rule = edges[k] & ~LIKENESS
            if rule == SPELLING or rule == SOUND or rule == SLIP:
                edges[k] = 0

    matched, explained, core_matched, core_sure, core_pairs = 0, 0, 0, 0, 0
    strong, initials = 0, 0
    given_matched, surname_matched, patronymic_matched = False, False, False
    spent_a, spent_b, spent_core_a, spent_core_b = 0, 0, 0, 0
    for k in range(joined):
        side, i, j = joins[3 * k], joins[3 * k + 1], joins[3 * k + 2]
        wa = a[at + HEAD + i * STRIDE + WEIGHT]
        wb = b[bt + HEAD + j * STRIDE + WEIGHT]
        free = True
        if side == 0:
            wa += a[at + HEAD + (i + 1) * STRIDE + WEIGHT]
            for y in range(m):
                if edges[i * m + y] == FULL or edges[(i + 1) * m + y] == FULL or edges[i * m + y] < 0:
                    free = False
            for x in range(n):
                if edges[x * m + j] == FULL or edges[x * m + j] < 0:
                    free = False
        else:
            wb += b[bt + HEAD + (j + 1) * STRIDE + WEIGHT]
            for y in range(m):
                if edges[i * m + y] == FULL or edges[i * m + y] < 0:
                    free = False
            for x in range(n):
                if edges[x * m + j] == FULL or edges[x * m + j + 1] == FULL or edges[x * m + j] < 0:
                    free = False
        if not free:
            continue
        # Their rows and columns are spent; -1 keeps another join from spending them again.
        for y in range(m):
            edges[i * m + y] = -1
            if side == 0:
                edges[(i + 1) * m + y] = -1
        for x in range(n):
            edges[x * m + j] = -1
            if side == 1:
                edges[x * m + j + 1] = -1
        weight = 2 * min(wa, wb)
        matched += weight
        explained += weight * JOINED_WORDS
        spent_a += wa
        spent_b += wb
        strong += 2
        core_matched += weight
        core_sure += weight
        if a[at + HEAD + i * STRIDE + ROLES] & CORE:
            spent_core_a += wa
        if b[bt + HEAD + j * STRIDE + ROLES] & CORE:
            spent_core_b += wb
        if a[at + SURNAMES] and i < a[at + SURNAMES] and j < b[bt + SURNAMES]:
            surname_matched = True
        given_matched = True
    for k in range(n * m):
        if edges[k] < 0:
            edges[k] = 0

    pair_words(n, m, a, at, b, bt, edges, pairs, work)

    left_a, left_b, left_core_a, left_core_b = -spent_a, -spent_b, -spent_core_a, -spent_core_b
    patronymics_a, patronymics_b = 0, 0
    for i in range(n):
        word = at + HEAD + i * STRIDE
        left_a += a[word + WEIGHT]
        if pairs[i] < 0 and a[word + ROLES] & CORE:
            left_core_a += a[word + WEIGHT]
        if a[word + ROLES] & PATRONYMIC:
            patronymics_a += 1
    for j in range(m):
        word = bt + HEAD + j * STRIDE
        left_b += b[word + WEIGHT]
        if b[word + ROLES] & CORE:
            left_core_b += b[word + WEIGHT]
        if b[word + ROLES] & PATRONYMIC:
            patronymics_b += 1
    given_a, given_b = a[at + GIVEN], b[bt + GIVEN]
    given_b_matched = False
    for i in range(n):
        j = pairs[i]
        if j < 0:
            continue
        edge = edges[i * m + j]
        x, y = at + HEAD + i * STRIDE, bt + HEAD + j * STRIDE
        weight = 2 * min(a[x + WEIGHT], b[y + WEIGHT])
        matched += weight
        explained += weight * (edge & LIKENESS)
        left_a -= a[x + WEIGHT]
        left_b -= b[y + WEIGHT]
        if b[y + ROLES] & CORE:
            left_core_b -= b[y + WEIGHT]
        if edge & ~LIKENESS == FIRST_LETTER:
            initials += 1
        elif (edge & LIKENESS) >= STRONG:
            strong += 1
            if a[x + ROLES] & b[y + ROLES] & CORE:
                core_matched += weight
                core_pairs += 1
                rule = edge & ~LIKENESS
                if rule != SOUND and rule != SPELLING:
                    core_sure += weight
        if i < a[at + SURNAMES] and j < b[bt + SURNAMES]:
            surname_matched = True
        if i == given_a:
            given_matched = True
        if j == given_b:
            given_b_matched = True
        if a[x + ROLES] & b[y + ROLES] & PATRONYMIC:
            patronymic_matched = True

    both = min(left_a, left_b)
    cost = 2 * both * CLASH[kind] + (left_a - both) * EXTRA_ASKED[kind] + (left_b - both) * EXTRA_LISTED[kind]
    whole = matched * FULL + cost
    score = explained * FULL // whole if whole > 0 else 0

    why = 0
    if kind == PERSON:
        if n > 1 and m > 1:
            if strong < 2 and strong + initials < 2:
                score = score * ONE_WORD_IN_COMMON // FULL
                why |= FEW_WORDS
            elif strong < 2:
                score = score * ONE_WORD_AND_INITIALS // FULL if strong else 0
                why |= FEW_WORDS
        elif n + m > 2 and joined == 0:
            score = score * ONE_WORD_ALONE // FULL
            why |= ALONE
        if both_monosyllables and (n != m or (n == 2 and explained < SURE_SYLLABLES * matched)):
            score = score * FEW_SYLLABLES // FULL
            why |= SHORT_NAMES
        if a[at + SURNAMES] and b[bt + SURNAMES] and not surname_matched and strong < 3:
            score = score * OTHER_SURNAME // FULL
            why |= SURNAMES_DIFFER
        if given_a >= 0 and given_b >= 0 and not given_matched and not given_b_matched:
            score = score * OTHER_GIVEN_NAME // FULL
            why |= GIVEN_NAMES_DIFFER
        if patronymics_a and patronymics_b and not patronymic_matched:
            score = score * OTHER_PATRONYMIC // FULL
            why |= PATRONYMICS_DIFFER
    elif strong == 0:
        # Initials and likenesses below what counts are no name in common.
        score = 0
    if kind == ORGANISATION:
        if left_core_a > 0 and left_core_b > 0 and not core_matched:
            score = score * NO_CORE_IN_COMMON // FULL
            why |= CORES_DIFFER
        elif core_pairs == 1 and not core_sure:
            score = score * ONE_CORE_NOT_EQUAL // FULL
            why |= SOUND_ALONE
        if score < ACRONYM_LIKENESS and has_acronym(b, bt, a[at + ACRONYM]):
            score = ACRONYM_LIKENESS
            why = BY_INITIALS

    syllables = share_syllables(a, at, b, bt)
    if kind == PERSON:
        if a[at + FLAGS] & b[bt + FLAGS] & KOREAN and a[at + READINGS] and b[bt + READINGS]:
            # Two Korean names: what edit distance makes of them says nothing.
            score = syllables
            why = BY_SYLLABLES
        elif syllables >= SYLLABLES_DECIDE and syllables > score:
            score = syllables
            why = BY_SYLLABLES
    elif syllables >= SYLLABLES_DECIDE and syllables * SYLLABLE_SHARE // FULL > score:
        score = syllables * SYLLABLE_SHARE // FULL
        why = BY_SYLLABLES

    if kind == VESSEL and other_number:
        score = min(score, OTHER_HULL_NUMBER)
        why |= NUMBERS_DIFFER
    pairs[n] = why
    return score
