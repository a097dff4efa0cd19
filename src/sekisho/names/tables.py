"""The tables of the languages: tab-separated facts beside the code; the first line says what, and from where."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sekisho.errors import BrokenData


@cache
def lines_of_table(name: str) -> tuple[str, ...]:
    """The lines of a table without comments and blank ones.

    Raises:
        BrokenData: the table is missing or no UTF-8.
    """
    path = files("sekisho.names") / "data" / f"{name}.tsv"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenData(f"names/data/{name}.tsv: {error}; reinstall sekisho") from error
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def words_of_table(name: str) -> tuple[str, ...]:
    """Every word of a table of plain words."""
    return tuple(word for line in lines_of_table(name) for word in line.split())
