"""Makes the part of `docs/inputs.md` that says where each fact of a message comes from."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import yaml

BEGIN = "<!-- Made from cases/data/facts_of_messages.yaml by scripts/reference.py: change that, not what follows. -->\n"
END = "<!-- So far what is made. -->\n"


def inputs(page: str) -> str:
    """The page with that part made anew; raises ValueError where a mark is missing."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return "".join((before, BEGIN, *_tables(), END, after))


def _tables() -> Iterator[str]:
    text = files("sekisho.cases").joinpath("data", "facts_of_messages.yaml").read_text(encoding="utf-8")
    for form in yaml.safe_load(text):
        yield f"\n### {form['title']} (`{form['reader']}`)\n\n| fact | from |\n|---|---|\n"
        yield from (f"| `{fact}` | {source} |\n" for fact, source in form["facts"].items())
    yield "\n"
