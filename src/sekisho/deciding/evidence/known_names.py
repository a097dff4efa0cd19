"""Bodies and ships that a rule calls by name, recognised by their whole name only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Known = Literal["un_bodies", "wfp_and_unicef", "government_of_japan", "state_department", "mangyongbong_92"]
_PREFIX = re.compile(r"^(the|mv|ms|ss|mt)(?=[^a-z]|mangy)")


def is_called(names: Iterable[str], known: Known) -> bool:
    """Whether one of the names is, as a whole, one of the known names."""
    return any(_fold(name) in _folded()[known] for name in names)


def _fold(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold()
    return _PREFIX.sub("", re.sub(r"[\W_]+", "", text))


@cache
def _folded() -> dict[str, frozenset[str]]:
    raw = yaml.load((Path(__file__).parent / "known_names.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {known: frozenset(map(_fold, names)) for known, names in raw.items()}
