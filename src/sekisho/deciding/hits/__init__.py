"""Whom of a case do the lists name? Parties, ships and free text looked up, each hit weighed."""

from sekisho.deciding.hits.find import find_hits, screen_cases
from sekisho.deciding.hits.lists import Lists, open_lists

__all__ = ["Lists", "find_hits", "open_lists", "screen_cases"]
