"""Which message is it, from whom to whom? Blocks 1, 2, 3 and the bounds of block 4 of a SWIFT FIN message.

Read strictly, but for line ends, white space between blocks and absent blocks 1, 3 and 5.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sekisho.cases.read.arrival import Fault, Unreadable, shown
from sekisho.cases.read.payments.rje import SEPARATORS

_HEAD = re.compile(r"\{1:([^{}]*)\}\s*(?:\{2:([^{}]*)\}\s*)?(?:\{3:((?:\{[^{}]*\}|[^{}])*+)\}\s*)?(\{4:)?", re.ASCII)
# A logical terminal is a BIC of 8 with the terminal's letter before the branch. Some write block 1 without `F01`.
_BLOCK_1 = re.compile(r"(?:[A-Z][0-9]{2})?([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})[0-9]{0,10}", re.ASCII)
_INPUT = re.compile(r"I([0-9]{3})(?:([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})[A-Z0-9]{0,5})?", re.ASCII)
_OUTPUT = re.compile(r"O([0-9]{3})(?:[0-9]{10}([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})[0-9]{20}[A-Z]?)?", re.ASCII)
_MARK = re.compile(r"\{([0-9]{3}):([^{}]*)\}", re.ASCII)
_TRAILERS = re.compile(r"(?:\s*\{[5S]:(?:\{[^{}]*\}|[^{}])*+\})*+")


class Envelope(NamedTuple):
    """A message around its text.

    Args:
        kind: the message type (`103`).
        sender: BIC of the bank that sends, or None.
        receiver: BIC of the bank that receives, or None.
        variant: tag 119 of block 3: `COV`, `REMIT`, `STP`.
        uetr: tag 121 of block 3.
        body: block 4 without its marks, begun with a newline.
        body_line: 1-based line before that newline.
        rest: what follows block 5 and is no block.
    """

    kind: str
    sender: str | None
    receiver: str | None
    variant: str | None
    uetr: str | None
    body: str
    body_line: int
    rest: str


def open_envelope(message: str, line: int) -> Envelope:
    """Take a message apart, from its block 1 on; raises Unreadable where its type or its text cannot be told.

    Args:
        message: the text, lines ended by newlines.
        line: its 1-based line in the file.
    """
    head = _HEAD.match(message)
    if not head:
        raise Unreadable(Fault("payment.mt.block1", f"no block 1 '{{1:F01...}}' but {shown(message[:60])}", line=line))
    first, second, third, opens = head.groups()
    header = (_INPUT.fullmatch(second) or _OUTPUT.fullmatch(second)) if second else None
    if not header:
        at = f"block 2 {shown(second)}" if second else "no block 2"
        advice = "it names the type and the other bank ({2:I103BANKGB2LXXXXN})"
        raise Unreadable(Fault("payment.mt.block2", f"{at}: {advice}", line=line))
    end = message.find("-}", head.end()) if opens else -1
    if end < 0:
        what = "no '-}' at the end of block 4" if opens else "no block 4"
        raise Unreadable(Fault("payment.mt.block4", f"{what}: the message is cut short or damaged", line=line))
    kind, *terminal = header.groups()
    there = "".join(terminal) if terminal[0] else None
    own = _BLOCK_1.fullmatch(first)
    here = own[1] + own[2] if own else None
    sender, receiver = (here, there) if header[0][0] == "I" else (there, here)
    marks = dict(_MARK.findall(third)) if third else {}
    after = _TRAILERS.match(message, end + 2)
    body = message[head.end() : end]
    body_line = line + message.count("\n", 0, head.end())
    if not body.startswith("\n"):
        body, body_line = f"\n{body}", body_line - 1
    return Envelope(
        kind,
        sender,
        receiver,
        marks.get("119"),
        marks.get("121") or None,
        body,
        body_line,
        message[after.end() if after else end + 2 :].strip(SEPARATORS),
    )
