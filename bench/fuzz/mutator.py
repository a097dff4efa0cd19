"""How is a sample changed? Bytes flipped, pieces taken out, doubled, moved, and what has broken readers put in."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_SHORTEST_CUT = 100
_STEPS = (1, 1, 1, 2, 3, 6)
_MOST_TIMES = 50
# Brackets, ends and signs of every format, numbers beyond bounds, broken UTF-8, halves of pairs, marks of byte order.
_PIECES: Sequence[bytes] = (
    *(b"", b"\0", b"\n", b"\r\n", b"\t", b" ", b"'", b'"', b"\\", b"<", b">", b"&", b"{", b"}", b"[", b"]", b":", b";"),
    *(b",", b"+", b"-", b"?", b"!", b"*", b"%", b"$", b"#", b"/", b"=", b"0", b"9" * 40, b"-1", b"1e999", b"NaN"),
    *(b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\x1a"),
    *("\u202e\u0130\u00df\uff21\u0660\u2028".encode(), "ｱ".encode(), "ｱ".encode("cp932"), b"\x1b$B", b"KP", b"PRK"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml version='1.0'?>"),
    *(b"{1:F01", b"-}", b":20:", b"!AIVDM,2,1,1,A,", b"\\g:1-2-3,s:x*00\\", b"UNA:+.? '", b"UNZ+1+1'", b"P<", b"<<"),
    *(b"9999-12-31", b"0000-00-00", b"00000000", b"99999999", b"24:60:61", b"91", b"-181.0"),
)
_NUMBER = re.compile(rb"[0-9]+")
_WORD = re.compile(rb"[A-Za-z0-9.:_-]+")


def mutate(data: bytes, others: Sequence[bytes], choose: random.Random, most: int | None = None) -> bytes:
    """A sample changed in a few places.

    Args:
        data: the sample.
        others: of the same format, of which pieces are put in.
        choose: of every place and change.
        most: bytes to which it is cut before, at any place and any shorter length; None: it is left whole.
    """
    if most is not None and (len(data) > most or choose.random() < 0.3):
        size = int(_SHORTEST_CUT * (most / _SHORTEST_CUT) ** choose.random())
        # Formats tell themselves at their beginning, so that a third keeps it.
        begin = choose.randrange(max(len(data) - size, 1)) if choose.random() < 0.33 else 0
        data = data[:50] * (begin > 0) + data[begin : begin + size]
    for _ in range(choose.choice(_STEPS)):
        data = choose.choice(_CHANGES)(data, others, choose)
    return data


def _flip(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    at = choose.randrange(len(data) + 1)
    return data[:at] + bytes([choose.randrange(256)]) + data[at + 1 :]


def _put_in(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    at = choose.randrange(len(data) + 1)
    return data[:at] + choose.choice(_PIECES) + data[at + choose.choice((0, 0, 1, 3)) :]


def _take_out(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    begin, end = _span(data, choose)
    return data[:begin] + data[end:]


def _repeat(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    begin, end = _span(data, choose)
    times = choose.choice((2, 3, _MOST_TIMES)) if end - begin < 200 else 2
    return data[:begin] + data[begin:end] * times + data[end:]


def _move(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    begin, end = _span(data, choose)
    rest = data[:begin] + data[end:]
    at = choose.randrange(len(rest) + 1)
    return rest[:at] + data[begin:end] + rest[at:]


def _splice(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    other = choose.choice(others)
    begin, end = _span(other, choose)
    at = choose.randrange(len(data) + 1)
    return data[:at] + other[begin:end] + data[at:]


def _cut(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    return data[: choose.randrange(len(data) + 1)]


def _renumber(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    at = choose.randrange(len(data) + 1)
    found = _NUMBER.search(data, at)
    if not found:
        return data
    number = choose.choice((b"0", b"-1", b"99", b"31", b"13", b"366", b"9" * 30, str(choose.randrange(10**6)).encode()))
    return data[: found.start()] + number + data[found.end() :]


def _reword(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    """A word in the place of another, so that what is around it still holds."""
    words = [_WORD.search(one, choose.randrange(len(one) + 1)) for one in (data, choose.choice(others))]
    if not words[0]:
        return data
    word = choose.choice(_PIECES) if not words[1] or choose.random() < 0.4 else words[1][0]
    return data[: words[0].start()] + word + data[words[0].end() :]


def _line(data: bytes, others: Sequence[bytes], choose: random.Random) -> bytes:
    """Lines taken out, doubled or in another order."""
    lines = data.split(b"\n")
    at = choose.randrange(len(lines))
    change = choose.randrange(3)
    if change == 0:
        del lines[at]
    elif change == 1:
        lines.insert(choose.randrange(len(lines) + 1), lines[at])
    else:
        to = choose.randrange(len(lines))
        lines[at], lines[to] = lines[to], lines[at]
    return b"\n".join(lines)


def _span(data: bytes, choose: random.Random) -> tuple[int, int]:
    begin = choose.randrange(len(data) + 1)
    return begin, min(len(data), begin + int(2 ** (choose.random() * 12)))


_CHANGES = (
    *(_flip, _flip, _put_in, _put_in, _take_out, _repeat, _move, _splice, _cut),
    *(_renumber, _renumber, _reword, _reword, _reword, _line, _line),
)
