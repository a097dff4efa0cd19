"""Which rows reach the threshold? Bounds that add up word by word refuse most of them unseen."""

from __future__ import annotations

import numpy as np

from sekisho.screening.kernel.column import Column
from sekisho.screening.kernel.rows import score_row
from sekisho.screening.layout import FULL, HEAD, LIKENESS, MORE, OTHERS, PERSON, STRIDE, WEIGHT, WORDS
from sekisho.screening.score import EXTRA_ASKED, EXTRA_LISTED, ONE_WORD_ALONE, ONE_WORD_IN_COMMON, lengths_of_readings

UNPAIRED = -(1 << 62)


def search_rows(
    kind: int,
    threshold: int,
    asked_row: Column,
    asked_row_at: Column,
    asked_text: Column,
    asked_at: Column,
    edge_at: Column,
    edge_word: Column,
    edge: Column,
    extra_at: Column,
    extra: Column,
    word_text: Column,
    word_at: Column,
    word_weight: Column,
    post_at: Column,
    post_row: Column,
    post_others: Column,
    post_rest: Column,
    brief_at: Column,
    brief: Column,
    read_korean: Column,
    row: Column,
    row_at: Column,
    first: int,
    last: int,
    widest: int,
) -> tuple[Column, Column, Column]:
    """The rows that score at least the threshold: which asked row, which listed row, the score.

    A score reaches the threshold when what the pairs of words gain over it outweighs what the words left over cost.
    Both add up word by word, so that the best that a row can reach is known before it is compared;
    `docs/screening.md` says how.

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
    # The same as bits, which stay near at hand: is the word like one of those asked about?
    marks = np.zeros((words >> 6) + 1, np.int64)
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
                marks[word >> 6] |= 1 << (word & 63)
                chained += 1
                gain = ((edge[e] & LIKENESS) - threshold) * 2 * min(weight, word_weight[word]) * FULL
                worth[word] = max(worth[word], gain + asked_cost * weight)
        korean = lengths_of_readings(asked_row, at) if kind == PERSON else 0
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
                alone = whole + worth[word]
                for p in range(post_at[word], post_at[word + 1]):
                    if not any_marked(marks, post_others, p):
                        if post_others[OTHERS * p + OTHERS - 1] == MORE:
                            if most < listed_cost * post_rest[p]:
                                continue
                        elif two or alone < listed_cost * post_rest[p]:
                            continue
                    candidate = post_row[p]
                    if seen[candidate] == asked:
                        continue
                    seen[candidate] = asked
                    if korean & read_korean[candidate]:
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
                marks[edge_word[e] >> 6] = 0
                worth[edge_word[e]] = UNPAIRED
    return hit_asked[:hits], hit_row[:hits], hit_score[:hits]


def any_marked(marks: Column, post_others: Column, p: int) -> bool:
    """Whether the row of a posting has another word, among those that stand beside it, that is marked."""
    for o in range(OTHERS * p, OTHERS * p + OTHERS):
        other = post_others[o]
        if other >= 0 and marks[other >> 6] >> (other & 63) & 1:
            return True
    return False


def choose_silent(
    n: int,
    two: bool,
    whole: int,
    best: Column,
    costs: Column,
    order: Column,
    silent: Column,
) -> None:
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
