"""How the documentation is read: its fenced blocks, the files that they show and the sessions that they claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Figures of one machine on one day (benchmarks.md) are not compared.
PAGES = (ROOT / "README.md", *sorted(p for p in (ROOT / "docs").glob("*.md") if p.name != "benchmarks.md"))
_BLOCK = re.compile(r'^```(\w*)(?: title="([^"]+)")?[^\n]*\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file that it shows, its text, and the line where it begins."""

    lang: str
    title: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Session:
    """A command of a `console` block and what the page says that it prints."""

    command: str
    output: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """Every fenced block of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield Block(found[1], found[2], found[3], text.count("\n", 0, found.start()) + 1)


def sessions(block: Block) -> Iterator[Session]:
    """Each `$ command` of a block with the lines that follow it."""
    line = block.line
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE):
        command, _, output = part.partition("\n")
        if command:
            yield Session(command, output, line + 1)
        line += part.count("\n")


def agrees(claimed: str, printed: str) -> bool:
    """Whether the output is as claimed; a line `...` stands for any lines, `...` within one for any words."""
    pattern = ""
    for line in claimed.rstrip().splitlines():
        if line.strip() == "...":
            pattern += r"(?:[^\n]*\n)*"
        else:
            pattern += r"[^\n]*".join(re.escape(words) for words in line.rstrip().split("...")) + r"[ ]*\n"
    return re.fullmatch(pattern, printed.rstrip() + "\n" if printed.strip() else "") is not None
