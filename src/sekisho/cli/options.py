"""Which words and days may an option take?"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias, cast

import typer

from sekisho.cases import REGIMES, Regime

Lang: TypeAlias = Annotated[
    Literal["en", "ja"],
    typer.Option(help="Language of text and pages.", envvar="SEKISHO_LANG", show_envvar=True),
]
TextOrJson: TypeAlias = Annotated[Literal["text", "json"], typer.Option("--format", help="Form of the output.")]


def read_day(text: str) -> datetime.date:
    """An ISO day of an option.

    Raises:
        typer.BadParameter: when it is none.
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2019-02-28") from None


def read_regimes(text: str) -> tuple[Regime, ...]:
    """Regimes divided by commas, in the contract's order.

    Raises:
        typer.BadParameter: for a word that is no regime.
    """
    asked = {word.strip().upper() for word in text.split(",") if word.strip()}
    unknown = asked - set(REGIMES)
    if unknown or not asked:
        raise typer.BadParameter(f"{text!r}: write some of {','.join(REGIMES)}, divided by commas")
    return cast("tuple[Regime, ...]", tuple(regime for regime in REGIMES if regime in asked))
