"""Search in batches: loops over flat arrays that numba compiles (`compiled.py`). They run interpreted too, only slowly.

What leads to a row and what bounds a score is the same as in `plain.py`; a test holds both and brute force equal.
"""

from __future__ import annotations

import numpy as np

from sekisho.names.korean import likeness
from sekisho.screening.pieces import LONG, asked_keys, likeness_of_edits, most_edits, signature
from sekisho.screening.score import (
    CORE,
    EXTRA_ASKED,
    EXTRA_LISTED,
    FIRST_LETTER,
    FLAGS,
    FULL,
    HEAD,
    INITIAL_LIKENESS,
    KOREAN,
    LEAST_EDGE,
    LEAST_SYLLABLES,
    LIKENESS,
    NO_CORE_IN_COMMON,
    ONE_WORD_ALONE,
    ONE_WORD_IN_COMMON,
    ORGANISATION,
    PERSON,
    READINGS,
    ROLES,
    SPELLING,
    STRIDE,
    SYLLABLE_SHARE,
    SYLLABLES,
    WEIGHT,
    WORDS,
    compare,
)

UNPAIRED = -(1 << 62)


def find(keys, buckets, shift, key):
    """Place of a key in a directory, -1 where it is not there."""
    if key >> shift >= len(buckets) - 1:
        return -1
    place = buckets[key >> shift]
    last = buckets[(key >> shift) + 1]
    while place < last:
        if keys[place] >= key:
            return place if keys[place] == key else -1
        place += 1
    return -1


def rows_of_keys(asked_key_at, asked_key, name_key, name_at, name_item, name_buckets, name_shift):
    """The rows that share a key with each asked row: where those of each begin, and the rows."""
    room = 1 << 12
    rows = np.empty(room, np.int32)
    at = np.zeros(len(asked_key_at), np.int64)
    filled = 0
    for asked in range(len(asked_key_at) - 1):
        for k in range(asked_key_at[asked], asked_key_at[asked + 1]):
            place = find(name_key, name_buckets, name_shift, asked_key[k])
            if place >= 0:
                for x in range(name_at[place], name_at[place + 1]):
                    if filled == room:
                        room *= 2
                        more = np.empty(room, np.int32)
                        more[:filled] = rows
                        rows = more
                    rows[filled] = name_item[x]
                    filled += 1
        at[asked + 1] = filled
    return at, rows[:filled]


def order_of_letters(text, at, word, letters, start, end):
    """Whether a listed word comes before (-1), is (0) or comes after (1) the letters."""
    x, last = at[word], at[word + 1]
    y = start
    while x < last and y < end:
        if text[x] != letters[y]:
            return -1 if text[x] < letters[y] else 1
        x += 1
        y += 1
    if x == last:
        return 0 if y == end else -1
    return 1


def first_word(text, at, letters, start, end):
    """The first listed word that does not come before the letters."""
    low, high = 0, len(at) - 1
    while low < high:
        middle = (low + high) // 2
        if order_of_letters(text, at, middle, letters, start, end) < 0:
            low = middle + 1
        else:
            high = middle
    return low


def edits_between(masks, n, text, start, end, most):
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


def edits_within(a, a_start, a_end, b, b_start, b_end, most, work):
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
            ):
                if work[upper + x] + 1 < least:
                    least = work[upper + x] + 1
            work[row + x] = least if least < far else far
        row, up, upper = upper, row, up
    return work[up + m - n + most]


def put_edge(slot, word, edge, touched, count):
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
    asked_text,
    asked_at,
    asked_sound_at,
    asked_sound,
    asked_sound_value,
    asked_class_at,
    asked_class,
    asked_reading_at,
    asked_reading,
    asked_known_at,
    asked_known,
    word_text,
    word_at,
    word_bits,
    long_at,
    long_word,
    sound_key,
    sound_at,
    sound_item,
    sound_value,
    sound_buckets,
    sound_shift,
    class_key,
    class_at,
    class_item,
    class_buckets,
    class_shift,
    piece_key,
    piece_at,
    piece_item,
    piece_buckets,
    piece_shift,
    reading_at,
    reading,
    known_at,
    known,
    first,
    last,
):
    """The listed words that each asked word is like: where those of each begin, the words, the edges.

    Args:
        first, last: which of the asked words.
    """
    words = len(word_at) - 1
    slot = np.zeros(words + 1, np.int32)
    touched = np.empty(words + 1, np.int32)
    stamp = np.full(words + 1, -1, np.int64)
    masks = np.zeros(128, np.uint64)
    keys = np.empty(256, np.int64)
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


def is_another_name(asked_known, first, last, known, begin, end):
    """Whether both words are known as given names, and as different ones."""
    if first == last or begin == end:
        return False
    for x in range(first, last):
        for y in range(begin, end):
            if asked_known[x] == known[y]:
                return False
    return True


def try_spelling(
    text, start, n, bits, masks, band, word_text, word_at, word_bits, word, slot, touched, count,
    asked_known, first, last, known_at, known,
):  # fmt: skip
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


def ones_in(bits):
    """How many bits of a number below 2**62 are set."""
    bits = bits - ((bits >> 1) & 0x5555555555555555)
    bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333)
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F
    return ((bits * 0x0101010101010101) >> 56) & 0x7F


def score_row(
    kind, asked_row, at, asked_text, asked_at, row, listed, word_text, word_at,
    head, chain_asked, chain_edge, chain_next, table, joins, pairs, work,
):  # fmt: skip
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


def spells(whole, start, part, first, first_end, second, second_end):
    """Whether two words after one another spell a word of as many letters."""
    for k in range(first_end - first):
        if whole[start + k] != part[first + k]:
            return False
    start += first_end - first
    for k in range(second_end - second):
        if whole[start + k] != part[second + k]:
            return False
    return True


def search_rows(
    kind,
    threshold,
    asked_row,
    asked_row_at,
    asked_text,
    asked_at,
    edge_at,
    edge_word,
    edge,
    extra_at,
    extra,
    word_text,
    word_at,
    word_weight,
    post_at,
    post_row,
    post_other,
    brief_at,
    brief,
    read_korean,
    row,
    row_at,
    first,
    last,
    widest,
):
    """The rows that score at least the threshold: which asked row, which listed row, the score.

    A score reaches the threshold when what the pairs of words gain over it outweighs what the words left over cost. Both
    add up word by word, so that the best that a row can reach is known before it is compared; `docs/screening.md` says how.

    Args:
        kind: number of the kind.
        threshold: in thousandths.
        extra_at, extra: rows that each asked row must be compared with whatever its words say.
        first, last: which of the asked rows.
        widest: most words of an asked row, and of a listed one.
    """
    words, rows = len(word_at) - 1, len(row_at) - 1
    most_words = max(widest, 1)
    head = np.full(words + 1, -1, np.int32)
    # What the best pair with a listed word adds to a row of which nothing is paired yet.
    worth = np.full(words + 1, UNPAIRED, np.int64)
    seen = np.full(rows + 1, -1, np.int32)
    chain_room = 1 << 12
    chain_asked = np.empty(chain_room, np.int32)
    chain_edge = np.empty(chain_room, np.int32)
    chain_next = np.empty(chain_room, np.int32)
    best = np.zeros(most_words, np.int64)
    costs = np.zeros(most_words, np.int64)
    order = np.zeros(most_words, np.int64)
    silent = np.zeros(most_words, np.bool_)
    pairs = np.zeros(most_words + 1, np.int64)
    table = np.zeros(most_words * most_words, np.int64)
    joins = np.zeros(6 * most_words * most_words, np.int64)
    work = np.zeros(most_words * most_words + 6 * (most_words + 1), np.int64)
    room = 1 << 10
    hit_asked, hit_row, hit_score = np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.int32)
    hits = 0
    asked_cost, listed_cost = EXTRA_ASKED[kind] * threshold, EXTRA_LISTED[kind] * threshold
    for asked in range(first, last):
        at = asked_row_at[asked]
        n = asked_row[at + WORDS]
        chained = 0
        whole = 0
        for i in range(n):
            place = at + HEAD + i * STRIDE
            number, weight = asked_row[place], asked_row[place + WEIGHT]
            none = -asked_cost * weight
            whole += none
            best[i] = 0
            costs[i] = 0
            for e in range(edge_at[number], edge_at[number + 1]):
                word = edge_word[e]
                gain = ((edge[e] & LIKENESS) - threshold) * 2 * min(weight, word_weight[word]) * FULL - none
                best[i] = max(best[i], gain)
                costs[i] += post_at[word + 1] - post_at[word]
        total = whole
        for i in range(n):
            total += best[i]
        wanted = total >= 0
        if not wanted and extra_at[asked] == extra_at[asked + 1]:
            continue
        for i in range(n):
            place = at + HEAD + i * STRIDE
            number, weight = asked_row[place], asked_row[place + WEIGHT]
            for e in range(edge_at[number], edge_at[number + 1]):
                if chained == chain_room:
                    chain_room *= 2
                    a, b, c = (
                        np.empty(chain_room, np.int32),
                        np.empty(chain_room, np.int32),
                        np.empty(chain_room, np.int32),
                    )
                    a[:chained], b[:chained], c[:chained] = chain_asked, chain_edge, chain_next
                    chain_asked, chain_edge, chain_next = a, b, c
                word = edge_word[e]
                chain_asked[chained], chain_edge[chained], chain_next[chained] = i, edge[e], head[word]
                head[word] = chained
                chained += 1
                gain = ((edge[e] & LIKENESS) - threshold) * 2 * min(weight, word_weight[word]) * FULL
                worth[word] = max(worth[word], gain + asked_cost * weight)
        korean = asked_row[at + FLAGS] & KOREAN and asked_row[at + READINGS] and kind == PERSON
        two = kind == PERSON and n > 1 and threshold > max(ONE_WORD_IN_COMMON, ONE_WORD_ALONE)
        for x in range(extra_at[asked], extra_at[asked + 1]):
            candidate = extra[x]
            if seen[candidate] == asked:
                continue
            seen[candidate] = asked
            score = score_row(
                kind, asked_row, at, asked_text, asked_at, row, row_at[candidate], word_text, word_at,
                head, chain_asked, chain_edge, chain_next, table, joins, pairs, work,
            )  # fmt: skip
            if score >= threshold:
                if hits == room:
                    room *= 2
                    d, f, g = np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.int32)
                    d[:hits], f[:hits], g[:hits] = hit_asked, hit_row, hit_score
                    hit_asked, hit_row, hit_score = d, f, g
                hit_asked[hits], hit_row[hits], hit_score[hits] = asked, candidate, score
                hits += 1
        if wanted:
            choose_silent(n, two, whole, best, costs, order, silent)
        for i in range(n):
            if not wanted or silent[i]:
                continue
            place = at + HEAD + i * STRIDE
            number, weight = asked_row[place], asked_row[place + WEIGHT]
            for e in range(edge_at[number], edge_at[number + 1]):
                word = edge_word[e]
                gain = ((edge[e] & LIKENESS) - threshold) * 2 * min(weight, word_weight[word]) * FULL
                most = total - best[i] + gain + asked_cost * weight
                if most < 0:
                    continue
                for p in range(post_at[word], post_at[word + 1]):
                    other = post_other[p]
                    if other >= 0 and head[other] < 0 and most < listed_cost * word_weight[other]:
                        continue
                    candidate = post_row[p]
                    if seen[candidate] == asked:
                        continue
                    seen[candidate] = asked
                    if korean and read_korean[candidate]:
                        continue
                    reach, paired = whole, 0
                    for j in range(brief_at[candidate], brief_at[candidate + 1]):
                        listed = brief[j]
                        if head[listed] >= 0:
                            paired += 1
                            reach += max(worth[listed], -listed_cost * word_weight[listed])
                        else:
                            reach -= listed_cost * word_weight[listed]
                    if reach < 0 or (two and paired < 2):
                        continue
                    score = score_row(
                        kind, asked_row, at, asked_text, asked_at, row, row_at[candidate], word_text, word_at,
                        head, chain_asked, chain_edge, chain_next, table, joins, pairs, work,
                    )  # fmt: skip
                    if score >= threshold:
                        if hits == room:
                            room *= 2
                            d, f, g = np.empty(room, np.int64), np.empty(room, np.int32), np.empty(room, np.int32)
                            d[:hits], f[:hits], g[:hits] = hit_asked, hit_row, hit_score
                            hit_asked, hit_row, hit_score = d, f, g
                        hit_asked[hits], hit_row[hits], hit_score[hits] = asked, candidate, score
                        hits += 1
        for i in range(n):
            number = asked_row[at + HEAD + i * STRIDE]
            for e in range(edge_at[number], edge_at[number + 1]):
                head[edge_word[e]] = -1
                worth[edge_word[e]] = UNPAIRED
    return hit_asked[:hits], hit_row[:hits], hit_score[:hits]


def choose_silent(n, two, whole, best, costs, order, silent):
    """Which words need not lead to rows: every row that reaches the threshold is found through another.

    The dearest come first. Where a hit needs two words in common, one is silent for that alone.
    """
    for i in range(n):
        order[i] = i
        silent[i] = False
    for i in range(1, n):
        k, j = order[i], i - 1
        while j >= 0 and costs[order[j]] < costs[k]:
            order[j + 1] = order[j]
            j -= 1
        order[j + 1] = k
    within = whole
    for x in range(n):
        i = order[x]
        if within + best[i] < 0 or (two and x == 0):
            silent[i] = True
            within += best[i]


def score_all(
    kind,
    threshold,
    asked_row,
    asked_row_at,
    asked_text,
    asked_at,
    edge_at,
    edge_word,
    edge,
    word_text,
    word_at,
    row,
    row_at,
    first,
    last,
    widest,
):
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
