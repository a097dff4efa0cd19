"""Where does each message of an RJE file begin and end? FIN messages one after another, `$` between them.

A message is known by its block 1 (`{1:`), which no text of a message can hold, so that one that is cut short costs
only itself. The network's acknowledgement (service 21) that stands before a message goes with it; one that stands
alone says nothing of a payment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sekisho.cases.read.source import Source

# A FIN message has at most 10,000 characters.
MOST_MESSAGE_BYTES = 1 << 20
_OPENS = b"{1:"
# `$` parts messages in RJE files, 01 and 03 in DOS-PCC files, which are filled up with blanks.
SEPARATORS = "$\0\1\3 \t\r\n\ufeff"
_APART = SEPARATORS.encode()
_BEGINNING = re.compile(rb"[$\x00\x01\x03\s]*\{1:[A-Z0-9]")
_ANSWER = re.compile(
    rb"\{1:F21([^{}]*)\}\s*\{4:((?:\s*\{[^{}]*\})*+)\s*\}(?:\s*\{5:(?:\s*\{[^{}]*\})*+\s*\})?([\s\S]*)"
)
_REFUSED = re.compile(rb"\{451:1\}(?:[\s\S]*\{405:([^{}]*)\})?")


class Answer(NamedTuple):
    """What the network said of a message.

    Args:
        of: terminal, session and sequence number of the message.
        refusal: None where the network took the message; else why not (`H50`), or `?`.
        line: 1-based line where it stands.
    """

    of: bytes
    refusal: str | None
    line: int


class Piece(NamedTuple):
    """The bytes from one block 1 to the next, and the network's answer before them; no bytes: the answer is alone."""

    data: bytes
    line: int
    answer: Answer | None = None


def begins(head: bytes) -> bool:
    """Whether a block 1 stands at the beginning."""
    return _BEGINNING.match(head) is not None


def pieces(source: Source) -> Iterator[Piece]:
    """Every message of the file, as it comes; of one over 1 MiB only the beginning, still over 1 MiB."""
    answer: Answer | None = None
    apart = False
    for line, data in _split(source):
        found = _ANSWER.fullmatch(data)
        if found:
            if answer:
                yield Piece(b"", answer.line, answer)
            refused = _REFUSED.search(found[2])
            refusal = (refused[1] or b"?").decode("ascii", "replace") if refused else None
            answer, apart = Answer(found[1].strip(), refusal, line), b"$" in found[3]
            rest = found[3].strip(_APART)
            if rest:
                yield Piece(rest, line)
            continue
        if answer and apart and not data.startswith(answer.of, len(b"{1:F01")):
            yield Piece(b"", answer.line, answer)
            answer = None
        if data.strip(_APART):
            yield Piece(data, line, answer)
            answer = None
    if answer:
        yield Piece(b"", answer.line, answer)


def _split(source: Source) -> Iterator[tuple[int, bytes]]:
    """What stands before the first block 1, then each piece that begins with one, with its line."""
    line_end = b"\r" if b"\n" not in source.head and b"\r" in source.head else b"\n"
    line, opener, held, cut = 1, b"", b"", 0
    for chunk in source.chunks():
        *ended, held = (held + chunk).split(_OPENS)
        for piece in ended:
            yield line, opener + piece
            line, opener, cut = line + piece.count(line_end) + cut, _OPENS, 0
        if len(held) > MOST_MESSAGE_BYTES:
            # Its end is dropped as it comes; the last bytes may be the beginning of the next block 1.
            cut += held.count(line_end, MOST_MESSAGE_BYTES, -2)
            held = held[:MOST_MESSAGE_BYTES] + held[-2:]
    yield line, opener + held
