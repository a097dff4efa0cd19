"""A sentence in the two languages that Sekisho speaks."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "ja"]


class Text:
    """The same short sentence in English and Japanese; JSON carries the English one."""

    __slots__ = ("en", "ja")

    def __init__(self, en: str, ja: str | None = None) -> None:
        """Keep both; where no Japanese is given the English stands for it."""
        self.en = en
        self.ja = en if ja is None else ja

    def say(self, lang: Language) -> str:
        """The sentence in `lang`."""
        return self.ja if lang == "ja" else self.en

    def __repr__(self) -> str:
        """The English sentence, as a constructor call."""
        return f"Text({self.en!r})"

    def __eq__(self, other: object) -> bool:
        """Equal when both languages are."""
        return isinstance(other, Text) and (self.en, self.ja) == (other.en, other.ja)

    def __hash__(self) -> int:
        """Hash of both languages."""
        return hash((self.en, self.ja))
