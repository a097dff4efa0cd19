"""Where may a line break? At spaces, and between Japanese characters by the rules of kinsoku.

What cannot be seen is made visible: control characters and what turns the direction of writing in somebody's data
must not steer the reader's terminal, or show a text in another order than it has.
"""

from __future__ import annotations

from unicodedata import east_asian_width

from rich.cells import cell_len

# JIS X 4051: what may not begin a line, and what may not end one.
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』】〕）］｝〉》”’ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々…‥%％),.:;!?]}"
)
_NOT_LAST = frozenset("「『【〔（［｛〈《“‘([{")

# The C0 and C1 controls, line and paragraph separator, and all that Unicode calls Bidi_Control (UAX 9).
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN = dict.fromkeys((*_CONTROLS, *_DIRECTIONS), "\ufffd")
_UNSEEN_BUT_LINES = {code: mark for code, mark in _UNSEEN.items() if code != ord("\n")}


def shown(text: str, *, lines: bool = False) -> str:
    """The text with every control character, line break and direction control as U+FFFD: as long as it was.

    Args:
        text: any text.
        lines: line breaks stay, for a form that can hold them.
    """
    return text.translate(_UNSEEN_BUT_LINES if lines else _UNSEEN)


def visible(text: str) -> str:
    """The text on one line, blanks folded, with what cannot be seen as U+FFFD."""
    return shown(" ".join(text.split()))


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WF"


def _pieces(text: str) -> list[str]:
    if text.isascii():
        return [f"{piece} " for piece in text.split()]
    pieces: list[str] = []
    piece = ""
    for char in text:
        before = piece[-1:]
        if before and (
            (before == " " and char != " ")
            or (
                char not in _NOT_FIRST
                and before not in _NOT_LAST
                and char != " "
                and (_is_wide(before) or _is_wide(char))
            )
        ):
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece] if piece else pieces


def wrap(text: str, width: int, *, taken: int = 0) -> list[str]:
    """Break a text into lines of at most `width` columns, a full-width character counting two.

    A piece that is wider than the line is cut, so that nothing runs off the page; an empty text is one empty line.

    Args:
        text: any text; its own line breaks count as spaces.
        width: columns of a line.
        taken: columns of the first line that something else fills.
    """
    lines: list[str] = []
    line, room = "", width - taken
    for piece in _pieces(visible(text)):
        if cell_len(line + piece.rstrip()) > room and (line or room < width):
            lines.append(line.rstrip())
            line, room = "", width
        begin, length = 0, len(piece.rstrip())
        while (end := _fit(piece, begin, room)) < length:
            lines.append(piece[begin:end])
            begin = end
        line += piece[begin:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fit(text: str, begin: int, width: int) -> int:
    """Where a line that begins there must end; one character stands on it, however narrow it is."""
    used = 0
    for index in range(begin, len(text)):
        used += cell_len(text[index])
        if used > width:
            return max(index, begin + 1)
    return len(text)
