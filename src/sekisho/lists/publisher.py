"""Who publishes which list, where, under what licence, and how its files are told apart."""

from __future__ import annotations

from dataclasses import dataclass


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
    """

    id: str
    list: str
    title: str
    addresses: tuple[str, ...]
    formats: tuple[str, ...]
    licence: str
    page: str | None = None
    pattern: str | None = None


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
    ),
    Publisher(
        "ofac-sdn",
        "OFAC",
        "US OFAC specially designated nationals",
        (f"{_OFAC}SDN_ADVANCED.XML",),
        ("ofac.advanced", "ofac.xml", "ofac.csv"),
        "US federal work: public domain",
    ),
    Publisher(
        "ofac-consolidated",
        "OFAC",
        "US OFAC consolidated non-SDN lists",
        (f"{_OFAC}CONSOLIDATED.XML",),
        ("ofac.xml", "ofac.csv"),
        "US federal work: public domain",
    ),
    Publisher(
        "csl",
        "CSL",
        "US consolidated screening list",
        ("https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",),
        ("csl.csv",),
        "US federal work: public domain",
    ),
    Publisher(
        "eu",
        "EU",
        "European Union consolidated financial sanctions",
        ("https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",),
        ("eu.xml",),
        "European Commission reuse decision 2011/833/EU: reuse with attribution",
    ),
    Publisher(
        "uk",
        "UK",
        "UK sanctions list",
        ("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",),
        ("uk.xml", "uk.csv", "uk.search"),
        "Open Government Licence v3: attribution",
    ),
    Publisher(
        "mof",
        "MOF",
        "Japan Ministry of Finance asset-freeze list",
        (),
        ("mof.csv",),
        "Public Data Licence 1.0 (CC BY 4.0 compatible): cite the Ministry of Finance and say that it was processed",
        page=f"{_MOF}list.html",
        pattern=r"""href=["']([^"']*shisantouketsu\d{8}\.csv)["']""",
    ),
)

BY_ID = {publisher.id: publisher for publisher in PUBLISHERS}


def publisher_of(format_name: str, list_id: str, source: str | None = None) -> Publisher:
    """The publisher of a file by its format, or a publisher of one's own for any other list.

    Args:
        format_name: name of the reader that read it.
        list_id: list id of its entries.
        source: source id, where the caller says it.
    """
    if source and source in BY_ID:
        return BY_ID[source]
    found = next((p for p in PUBLISHERS if format_name in p.formats and p.list == list_id), None)
    return found or Publisher(
        source or list_id.lower(), list_id, f"own list {list_id}", (), (format_name,), "as its owner says"
    )
