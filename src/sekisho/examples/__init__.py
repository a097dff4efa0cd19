"""The situations of the two articles of February 2019, as cases and messages before, in and after the relief."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
PATHS = (_FOLDER / "articles.yaml", _FOLDER / "messages")
