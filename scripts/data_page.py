"""Writes `docs/data.md` from the index of the built-in lists and the publishers; with `--check` it only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sekisho.lists.built_in import BuiltIn, built_in_parts
from sekisho.lists.publisher import PUBLISHERS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "data.md"
HEAD = """\
# The lists

<!-- Made by scripts/data_page.py: change that, or the data, not this page. -->

A fresh installation has built-in lists and needs no network. They hold facts in Sekisho's own form: who is listed,
under which names, born when, with which numbers, on what basis and since when. They hold no file and no prose of a
publisher: remarks, functions and notices are left out, and of an address only the country is kept.

**Built-in lists are old the day they ship.** `sekisho lists status` shows the age of each, and a list of more than
14 days is said to be old beside every answer. `sekisho lists update` fetches the publishers' own files; a list that
was fetched takes the place of its built-in part, unless it is older. `sekisho selftest` looks known entries up on every
list in use.
"""
TIES = """
## The same party on several lists

`sekisho lists show` names the entries of other lists that are the same party, each with its reason: a number that
only one party has (ship, company, passport, crypto address), or a name and a second fact such as the birth date.
Publishers copy one another with slips, so a birth date a day or a year off does not break a tie, and the reason says
so. A name alone ties nothing: the two Kim Tong Chol (KPi.068 and MOF 17-36) and the two Second Academies (KPe.018 and
KPe.021) stay apart.
"""
SELF = """
## Making the built-in lists

`python scripts/built_in_lists.py FOLDER` makes them from the files that `scripts/built_in_inputs.csv` names with their
SHA-256, and gives the same bytes each time; `--check` compares. What a publisher got wrong stays as it is, such as the
UN's birth dates that are a day early since 2024. One name that a spreadsheet had turned into a date is taken from an
older copy (OFAC 23156).
"""
LICENCES = """
## Licences of the publishers' own files

They are fetched by you, and what you may do with them is theirs to say. That the UK and Japan's ministry publish under
the licences named here is said by others who use their files; their own pages were not read.

| source | list | licence, in short |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join((*map(_part, built_in_parts()), *_missing(), TIES, *_licences(), SELF))


def _part(part: BuiltIn) -> str:
    gaps = "".join(f"- {gap}\n" for gap in part.missing)
    inputs = "".join(f"- {name}\n" for name in part.inputs)
    return f"""
## `{part.source}`: {part.title}

List `{part.list}`, {part.entries:,} entries, as of **{part.as_of}**. SHA-256 of the data `{part.sha256}`.

Licence: {part.licence}.

Not in it:

{gaps}
Made from:

{inputs}"""


def _missing() -> Iterator[str]:
    yield "\n## Lists without a built-in part\n\nNothing is found on these until they are fetched or imported:\n\n"
    present = {part.source for part in built_in_parts()}
    why = {
        "eu": "the copy at hand may not be redistributed",
        "ofac-consolidated": "the copies at hand hold no designation tied to the DPRK",
        "csl": "it repeats OFAC's lists beside those of other US agencies",
    }
    for publisher in PUBLISHERS:
        if publisher.id not in present:
            yield f"- `{publisher.id}`: {publisher.title}; {why[publisher.id]}. `sekisho lists update {publisher.id}`\n"


def _licences() -> Iterator[str]:
    yield LICENCES
    for publisher in PUBLISHERS:
        yield f"| `{publisher.id}` | {publisher.title} | {publisher.licence} |\n"


if __name__ == "__main__":
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/data.md is not as the data make it; run python scripts/data_page.py")
