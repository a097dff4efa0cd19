"""How alike are two names? The one definition of the score, in whole thousandths.

Both executors run this source: the interpreter as it stands, for single searches and for explanations, and numba, which
compiles it for batches (`compiled.py`). Hence integers, indices and loops only; no allocation, no objects.

The words of two names are assigned to one another so that most weight is explained; what is left over on one side costs
less than what is left over on both, since names are shortened more often than they are changed. Then the gates of the
kind of party speak: they only lower a score. Equal letters, Korean syllables and initials can decide alone.
"""

from __future__ import annotations

from sekisho.names.korean import likeness
from sekisho.names.word import CORE, LEGAL, NUMERAL, PATRONYMIC
from sekisho.screening.assignment import pair_words
from sekisho.screening.joins import spend_joins
from sekisho.screening.layout import (
    ACRONYM,
    ACRONYMS,
    FIRST_LETTER,
    FLAGS,
    FULL,
    GIVEN,
    HEAD,
    JOINED,
    KOREAN,
    LETTERS_ONLY,
    LIKENESS,
    MONOSYLLABLES,
    NUMBER,
    ORGANISATION,
    PERSON,
    READINGS,
    ROLES,
    SLIP,
    SOUND,
    SPELLING,
    STRIDE,
    STRONG,
    SURNAMES,
    SYLLABLE_SHARE,
    VESSEL,
    WEIGHT,
    WORDS,
    Buffer,
    Numbers,
)

# What a left-over word costs, in thousandths of its weight, for persons, bodies and ships: on one side only (of the
# name asked about, of the listed name), and where both names have one.
EXTRA_ASKED = (450, 800, 900)
EXTRA_LISTED = (500, 550, 800)
CLASH = (1000, 800, 1000)

# By how much the gates lower a score, in thousandths.
ONE_WORD_IN_COMMON = 740
ONE_WORD_AND_INITIALS = 900
ONE_WORD_ALONE = 700
FEW_SYLLABLES, SURE_SYLLABLES = 800, 900
OTHER_SURNAME, SURNAME_MISSING = 880, 930
OTHER_GIVEN_NAME = 860
OTHER_PATRONYMIC = 600
OTHER_SYLLABLES = 850
NO_CORE_IN_COMMON = 600
# One usual word in common is none where a name has more of them: every bank is called Bank.
ONE_USUAL_WORD = 850
ONE_CORE_NOT_EQUAL = 870
# What a score is at most, and at least; 1000 is left for equal letters.
SHORT_OF_EQUAL = 990
OTHER_HULL_NUMBER = 500
ACRONYM_LIKENESS = 860
SYLLABLES_DECIDE = 850

# What decided or lowered a score, as bits: `compare` leaves them behind the pairs.
BY_LETTERS, BY_SYLLABLES, BY_INITIALS = 1, 2, 4
FEW_WORDS, ALONE, SURNAMES_DIFFER, GIVEN_NAMES_DIFFER, PATRONYMICS_DIFFER = 8, 16, 32, 64, 128
CORES_DIFFER, ONE_CORE_UNLIKE, NUMBERS_DIFFER, NOT_EQUAL = 256, 512, 1024, 2048
SHORT_NAMES, SYLLABLES_DIFFER = 4096, 8192


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
        edges: between their words, asked by listed, flat; changed where words are joined or must be equal.
        joins: words that are written apart in one name, see `joins.spend_joins`.
        joined: how many of them.
        pairs: the assignment, see `assignment.pair_words`; behind it, at the number of asked words, what decided or
            lowered the score.
        work: for `pair_words`.
    """
    n, m = a[at + WORDS], b[bt + WORDS]
    other_number = a[at + NUMBER] != b[bt + NUMBER]
    letters = 0 if other_number else share_letters(a, at, b, bt)
    if letters == SHORT_OF_EQUAL and kind == PERSON and lengths_of_readings(a, at) & lengths_of_readings(b, bt):
        # Two scripts may come out in the same letters: the syllables know better.
        letters = 0
    if letters:
        for i in range(n):
            pairs[i] = i if i < m else -1
        pairs[n] = BY_LETTERS
        return letters
    if (a[at + FLAGS] | b[bt + FLAGS]) & LETTERS_ONLY:
        for i in range(n):
            pairs[i] = -1
        pairs[n] = NUMBERS_DIFFER if other_number else NOT_EQUAL
        return 0

    monosyllables = a[at + FLAGS] & b[bt + FLAGS] & MONOSYLLABLES
    if monosyllables:
        for k in range(n * m):
            rule = edges[k] & ~LIKENESS
            if rule in (SPELLING, SOUND, SLIP):
                edges[k] = 0
    matched, explained, spent_a, spent_b, spent_core_a, spent_core_b, surnames_met = spend_joins(
        n, m, a, at, b, bt, edges, joins, joined
    )
    pair_words(n, m, a, at, b, bt, edges, pairs, work)

    strong = 2 if matched else 0
    core_matched, core_sure, core_pairs, usual = matched, matched, 0, 0
    given_met, patronymics_met = matched > 0, False
    surname_a_met, surname_b_met = matched > 0, matched > 0
    initials = 0
    left_a, left_core_a, patronymics_a = weigh_words(a, at)
    left_b, left_core_b, patronymics_b = weigh_words(b, bt)
    left_a, left_core_a = left_a - spent_a, left_core_a - spent_core_a
    left_b, left_core_b = left_b - spent_b, left_core_b - spent_core_b
    for i in range(n):
        j = pairs[i]
        if j < 0:
            continue
        x, y = at + HEAD + i * STRIDE, bt + HEAD + j * STRIDE
        like, rule = edges[i * m + j] & LIKENESS, edges[i * m + j] & ~LIKENESS
        weight = 2 * min(a[x + WEIGHT], b[y + WEIGHT])
        matched += weight
        explained += weight * like
        left_a -= a[x + WEIGHT]
        left_b -= b[y + WEIGHT]
        if a[x + ROLES] & CORE:
            left_core_a -= a[x + WEIGHT]
        if b[y + ROLES] & CORE:
            left_core_b -= b[y + WEIGHT]
        if rule == FIRST_LETTER:
            initials += 1
        elif like >= STRONG and (kind == PERSON or a[x + ROLES] & b[y + ROLES] & NUMERAL == 0):
            strong += 1
            if a[x + ROLES] & b[y + ROLES] & LEGAL == 0:
                usual += 1
            if a[x + ROLES] & b[y + ROLES] & CORE:
                core_matched += weight
                core_pairs += 1
                if rule not in (SOUND, SPELLING):
                    core_sure += weight
        if i < a[at + SURNAMES] and j < b[bt + SURNAMES]:
            surnames_met = True
        if i < a[at + SURNAMES]:
            surname_a_met = True
        if j < b[bt + SURNAMES]:
            surname_b_met = True
        if i == a[at + GIVEN] or j == b[bt + GIVEN]:
            given_met = True
        if a[x + ROLES] & b[y + ROLES] & PATRONYMIC:
            patronymics_met = True

    both = min(left_a, left_b)
    cost = 2 * both * CLASH[kind] + (left_a - both) * EXTRA_ASKED[kind] + (left_b - both) * EXTRA_LISTED[kind]
    whole = matched * FULL + cost
    score = min(explained * FULL // whole, SHORT_OF_EQUAL) if whole > 0 else 0

    why = 0
    if kind != PERSON and strong == 0:
        # Initials and likenesses below what counts are no name in common.
        score = 0
    if kind == PERSON:
        if n > 1 and m > 1:
            if strong == 1 and initials > 0:
                score = score * ONE_WORD_AND_INITIALS // FULL
                why |= FEW_WORDS
            elif strong < 2:
                score = score * ONE_WORD_IN_COMMON // FULL if strong + initials < 2 else 0
                why |= FEW_WORDS
        elif n + m > 2 and joined == 0:
            score = score * ONE_WORD_ALONE // FULL if strong else 0
            why |= ALONE
        elif strong == 0:
            score = 0
        if monosyllables and (n != m or (n == 2 and explained < SURE_SYLLABLES * matched)):
            score = score * FEW_SYLLABLES // FULL
            why |= SHORT_NAMES
        if a[at + SURNAMES] and b[bt + SURNAMES] and not surnames_met and strong < 3:
            score = score * OTHER_SURNAME // FULL
            why |= SURNAMES_DIFFER
        elif (a[at + SURNAMES] and not surname_a_met) or (b[bt + SURNAMES] and not surname_b_met):
            score = score * SURNAME_MISSING // FULL
            why |= SURNAMES_DIFFER
        if a[at + GIVEN] >= 0 and b[bt + GIVEN] >= 0 and not given_met:
            score = score * OTHER_GIVEN_NAME // FULL
            why |= GIVEN_NAMES_DIFFER
        if patronymics_a and patronymics_b and not patronymics_met:
            score = score * OTHER_PATRONYMIC // FULL
            why |= PATRONYMICS_DIFFER
    elif kind == ORGANISATION:
        if left_core_a > 0 and left_core_b > 0 and not core_matched:
            score = score * NO_CORE_IN_COMMON // FULL
            why |= CORES_DIFFER
        elif not core_matched and usual < 2 and max(count_named(a, at), count_named(b, bt)) > usual:
            score = score * ONE_USUAL_WORD // FULL
            why |= CORES_DIFFER
        elif core_pairs == 1 and not core_sure:
            score = score * ONE_CORE_NOT_EQUAL // FULL
            why |= ONE_CORE_UNLIKE
        if score < ACRONYM_LIKENESS and has_acronym(b, bt, a[at + ACRONYM]):
            score = ACRONYM_LIKENESS
            why = BY_INITIALS

    syllables = share_syllables(a, at, b, bt)
    if kind == PERSON:
        if lengths_of_readings(a, at) & lengths_of_readings(b, bt):
            # Two Korean names of as many syllables: what edit distance makes of them says nothing.
            score = min(syllables, SHORT_OF_EQUAL)
            why = BY_SYLLABLES
        elif lengths_of_readings(a, at) and lengths_of_readings(b, bt):
            # Of as many words but not of as many syllables, a slip may have made a syllable of a letter.
            score = score * OTHER_SYLLABLES // FULL if n == m and n > 2 else 0
            why |= SYLLABLES_DIFFER
        elif syllables >= SYLLABLES_DECIDE and syllables > score:
            score = min(syllables, SHORT_OF_EQUAL)
            why = BY_SYLLABLES
    elif syllables >= SYLLABLES_DECIDE and syllables * SYLLABLE_SHARE // FULL > score:
        score = syllables * SYLLABLE_SHARE // FULL
        why = BY_SYLLABLES
    if kind == VESSEL and other_number:
        score = min(score, OTHER_HULL_NUMBER)
        why |= NUMBERS_DIFFER
    pairs[n] = why
    return score


def weigh_words(a: Numbers, at: int) -> tuple[int, int, int]:
    """The weight of a row's words, of those that its name is made of, and how many patronymics it has."""
    weight, core, patronymics = 0, 0, 0
    for i in range(a[at + WORDS]):
        word = at + HEAD + i * STRIDE
        weight += a[word + WEIGHT]
        if a[word + ROLES] & CORE:
            core += a[word + WEIGHT]
        if a[word + ROLES] & PATRONYMIC:
            patronymics += 1
    return weight, core, patronymics


def count_named(a: Numbers, at: int) -> int:
    """How many words of a row are more than a legal form."""
    count = 0
    for i in range(a[at + WORDS]):
        if a[at + HEAD + i * STRIDE + ROLES] & LEGAL == 0:
            count += 1
    return count


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


def lengths_of_readings(a: Numbers, at: int) -> int:
    """As bits, how many syllables the readings of a name have that is written as Koreans are; 0 for any other name."""
    found = 0
    if a[at + FLAGS] & KOREAN:
        x = at + HEAD + STRIDE * a[at + WORDS]
        for _ in range(a[at + READINGS]):
            found |= 1 << a[x]
            x += 1 + a[x]
    return found


def has_acronym(a: Numbers, at: int, acronym: int) -> bool:
    """Whether the initials of a row may spell an acronym."""
    if acronym == 0:
        return False
    x = at + HEAD + STRIDE * a[at + WORDS]
    for _ in range(a[at + READINGS]):
        x += 1 + a[x]
    for k in range(a[at + ACRONYMS]):  # noqa: SIM110 - compiled
        if a[x + k] == acronym:
            return True
    return False


def share_letters(a: Numbers, at: int, b: Numbers, bt: int) -> int:
    """1000 where two names are the same letters as typed, 990 where they are once they are read, else 0."""
    found = 0
    for x in range(0, 4, 2):
        for y in range(0, 4, 2):
            if (
                a[at + JOINED + x] == b[bt + JOINED + y]
                and a[at + JOINED + x + 1] == b[bt + JOINED + y + 1]
                and a[at + JOINED + x] != 0
            ):
                found = max(found, FULL if x == 0 and y == 0 else SHORT_OF_EQUAL)
    return found
