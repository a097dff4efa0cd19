"""Who publishes which list, where, under what licence, and how its files are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sekisho.errors import UsageError
from sekisho.lists.built_in import built_in_parts


@dataclass(frozen=True, slots=True)
class Publisher:
    """One source of a list.

    Args:
        id: source id, the folder under which its snapshots are kept (`un`, `ofac-sdn`).
        list: list id that its entries carry (`UN`, `OFAC`).
        title: what it is.
        addresses: where its files are, in the order in which they are fetched; empty: imported by hand.
        formats: names of the readers that read it.
        licence: what may be done with it, in short.
        page: a page that names the file, for publishers whose file changes its name.
        pattern: regular expression of the link on that page.
        least: how many entries its whole list has at the very least; a file with fewer is an excerpt.
    """

    id: str
    list: str
    title: str
    addresses: tuple[str, ...]
    formats: tuple[str, ...]
    licence: str
    page: str | None = None
    pattern: str | None = None
    least: int = 0


_OFAC = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
_MOF = "https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/"

PUBLISHERS: tuple[Publisher, ...] = (
    Publisher(
        "un",
        "UN",
        "United Nations Security Council consolidated list",
        ("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
        ("un.xml",),
        "UN: all rights reserved, facts may be used with attribution; the file itself is not redistributed",
        least=500,
    ),
    Publisher(
        "ofac-sdn",
        "OFAC",
        "US OFAC specially designated nationals",
        (f"{_OFAC}SDN_ADVANCED.XML",),
        ("ofac.advanced", "ofac.xml", "ofac.csv"),
        "US federal work: public domain",
        least=5_000,
    ),
    Publisher(
        "ofac-consolidated",
        "OFAC",
        "US OFAC consolidated non-SDN lists",
        (f"{_OFAC}CONSOLIDATED.XML",),
        ("ofac.xml", "ofac.csv"),
        "US federal work: public domain",
        least=200,
    ),
    Publisher(
        "csl",
        "CSL",
        "US consolidated screening list",
        ("https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",),
        ("csl.csv",),
        "US federal work: public domain",
        least=2_000,
    ),
    Publisher(
        "eu",
        "EU",
        "European Union consolidated financial sanctions",
        ("https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",),
        ("eu.xml",),
        "European Commission reuse decision 2011/833/EU: reuse with attribution",
        least=1_500,
    ),
    Publisher(
        "uk",
        "UK",
        "UK sanctions list",
        ("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",),
        ("uk.xml", "uk.csv", "uk.search"),
        "Open Government Licence v3: attribution",
        least=2_000,
    ),
    Publisher(
        "mof",
        "MOF",
        "Japan Ministry of Finance asset-freeze list",
        (),
        ("mof.csv",),
        "Public Data Licence 1.0 (CC BY 4.0 compatible): cite the Ministry of Finance and say that it was processed",
        page=f"{_MOF}list.html",
        pattern=r"""(?i)href\s*=\s*["']?([^"'\s>]*shisantouketsu\d{8}\.csv(?:\?[^"'\s>]*)?)""",
        least=1_500,
    ),
)

BY_ID = {publisher.id: publisher for publisher in PUBLISHERS}


# A list of one's own may take none of these: it would stand in a publisher's place, and delist whom that lists.
_TAKEN = {p.id for p in PUBLISHERS} | {p.list.casefold() for p in PUBLISHERS} | {p.source for p in built_in_parts()}


_SOURCE = re.compile(r"[^\W_][\w .@+-]*")


def _plain(name: str) -> str:
    """A name without what the eye does not see: width, case, blanks and format characters."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")


def publisher_of(
    format_name: str, list_id: str, source: str | None = None, file_names: Sequence[str] = ()
) -> Publisher:
    """The publisher of a file by its format, or a publisher of one's own for any other list.

    Args:
        format_name: name of the reader that read it.
        list_id: list id of its entries.
        source: source id, where the caller says it.
        file_names: of the raw files; OFAC's two lists share their formats, and only its names tell them apart.

    Raises:
        UsageError: `source` is not one of this list's, or a list of one's own would take a publisher's id.
    """
    fitting = [p for p in PUBLISHERS if format_name in p.formats and p.list == list_id]
    if fitting and source is None:
        consolidated = any(name.casefold().startswith("cons") for name in file_names)
        return next((p for p in fitting if p.id.endswith("consolidated") == consolidated), fitting[0])
    if fitting:
        for publisher in fitting:
            if publisher.id == source:
                return publisher
        ids = " or ".join(p.id for p in fitting)
        raise UsageError(f"this is {format_name} of list {list_id}, whose source is {ids}, not {source!r}")
    if _plain(list_id) in _TAKEN:
        raise UsageError(f"a list of one's own may not be called {list_id!r}, which is a publisher's: rename the file")
    own = source or list_id.lower()
    if _plain(own) in _TAKEN:
        raise UsageError(f"a list of one's own may not take the source {own!r}, a publisher's: leave --source out")
    if not _SOURCE.fullmatch(own):
        raise UsageError(f"{own!r} cannot name a folder: name the source with --source, in letters and digits")
    return Publisher(own, list_id, f"own list {list_id}", (), (format_name,), "as its owner says")
