"""Writes the designations that ship (`sekisho/lists/data/builtin/`) from publishers' files; `--check` only compares.

    python scripts/built_in_lists.py [FOLDER] [--check]

FOLDER holds the files that `built_in_inputs.csv` names, by default `../shared/lists` beside the checkout; one with
another hash is refused.
What is taken are facts: names, dates, numbers, countries, programmes. Remarks, titles, notes and streets are left out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec
from built_in_inputs import INPUTS, Input, Inputs, usable

from sekisho.lists.built_in import BuiltIn
from sekisho.lists.entry import Address, BirthDate, Entry, ListedNumber
from sekisho.lists.readers import mof_csv, ofac_csv, uk_search, uk_xml, un_xml
from sekisho.lists.source import SourceFile
from sekisho.lists.ties import tie

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "sekisho" / "lists" / "data" / "builtin"
FOLDER = ROOT.parent / "shared" / "lists"
OFAC_AS_OF, OFAC_LATER = date(2023, 11, 1), date(2025, 12, 31)
CUT_AT = 1_000
SPOILED = re.compile(r"[A-Z][a-z]{2}-\d\d?")  # "7-28" as a spreadsheet leaves it
UK_BASIS = "Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019"
PROGRAMME_BASIS = {
    "DPRK": "Executive Order 13551",
    "DPRK2": "Executive Order 13687",
    "DPRK3": "Executive Order 13722",
    "DPRK4": "Executive Order 13810",
    "DPRK-NKSPEA": "North Korea Sanctions and Policy Enhancement Act of 2016",
    "NPWMD": "Executive Order 13382",
    "CYBER2": "Executive Order 13694",
}


def facts(entry: Entry, **more: object) -> Entry:
    """An entry without the publisher's prose and without streets: of an address only the country stays."""
    countries = dict.fromkeys(a.country for a in entry.addresses if a.country)
    replaced: dict[str, object] = {
        "names": tuple(dict.fromkeys(msgspec.structs.replace(n, note=None) for n in entry.names)),
        "birth_dates": tuple(dict.fromkeys(msgspec.structs.replace(b, text=_said(b)) for b in entry.birth_dates)),
        "numbers": tuple(dict.fromkeys(_bare(n) for n in entry.numbers)),
        "addresses": tuple(Address(text=country, country=country) for country in countries),
        "titles": (),
        "remarks": (),
        "position": None,
        "about_dprk": True,
    }
    return msgspec.structs.replace(entry, **(replaced | more))


def _said(birth: BirthDate) -> str | None:
    """A birth date that is no day in words of our own."""
    if birth.precision == "day":
        return None
    first, last = str(birth.from_.year), str(birth.to.year)
    if birth.precision == "month":
        first = f"{birth.from_:%Y-%m}"
    return f"{'about ' if birth.circa else ''}{first}{f' to {last}' if birth.precision == 'range' else ''}"


def _bare(number: ListedNumber) -> ListedNumber:
    """Without its note; the currency of a wallet is part of the number."""
    return number if number.scheme == "crypto" else msgspec.structs.replace(number, note=None)


def un(inputs: Inputs) -> Iterator[Entry]:
    """Every entry of the 1718 Committee."""
    for entry in usable(un_xml.read(inputs.file("un/un_consolidated_2026-02-27.xml"))).entries:
        if entry.about_dprk:
            yield facts(entry, basis=("Security Council resolution 1718 (2006), paragraph 8",))


def uk(inputs: Inputs) -> Iterator[Entry]:
    """Every entry of the DPRK regulations."""
    for entry in usable(uk_search.read(inputs.file("uk/fcdo_sanctions_search_2025-08-11.csv"))).entries:
        if entry.about_dprk:
            source = " and ".join(of_uk(entry, "Designation source"))
            yield facts(
                entry, basis=(UK_BASIS, f"designated by the {source}"), measures=of_uk(entry, "Sanctions Imposed")
            )


def of_uk(entry: Entry, column: str) -> tuple[str, ...]:
    """What the search view says in a column that its reader keeps among the remarks."""
    said = (r.removeprefix(f"{column}: ") for r in entry.remarks if r.startswith(f"{column}: "))
    return tuple(word for cell in said for word in cell.split(", "))


def un_ships(inputs: Inputs, american: Iterable[Entry]) -> Iterator[Entry]:
    """The ships that the UK lists because the UN did, with the number that OFAC or the UK gives to that name."""
    search = usable(uk_search.read(inputs.file("uk/fcdo_sanctions_search_2025-08-11.csv"))).entries
    full = {e.id: e for e in usable(uk_xml.read(inputs.file("uk/UK-Sanctions-List_sample_2026-08-14.xml"))).entries}
    by_name = {fold(n.text): e for e in american if e.kind == "vessel" for n in e.names}
    for entry in search:
        if entry.about_dprk and entry.kind == "vessel" and of_uk(entry, "Designation source") == ("UN",):
            other = full.get(entry.id) or by_name.get(fold(entry.name))
            numbers = tuple(n for n in other.numbers if n.scheme in ("imo", "mmsi", "call_sign")) if other else ()
            names = full[entry.id].names if entry.id in full else entry.names
            yield facts(
                entry,
                list="UN",
                id=f"ship-{slug(entry.name)}",
                names=names,
                numbers=numbers,
                programmes=("DPRK",),
                basis=(),
                measures=of_uk(entry, "Sanctions Imposed"),
            )


def fold(name: str) -> str:
    """A ship's name without blanks, stops and case."""
    return "".join(c for c in name.casefold() if c.isalnum())


def slug(name: str) -> str:
    """A ship's name as part of an id."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))


def ofac(inputs: Inputs) -> Iterator[Entry]:
    """Every party tied to the DPRK, by programme or by what OFAC says of it, with the aliases of four states."""
    parties = [r for r in inputs.rows("ofac/2023-11_repacked/sdn.csv")[1:] if r[0].isdigit()]
    published = {r[0]: r[1] for r in inputs.rows("ofac/2021-07/sdn.csv")}
    for row in parties:
        if SPOILED.fullmatch(row[1]):
            row[1] = published[row[0]]
    known = {row[0]: row for row in parties}
    aliases: dict[tuple[str, str, str], list[str]] = {}
    for state in ("2018-10", "2021-07", "2022-01", "2025-12"):
        for row in inputs.rows(f"ofac/{state}/alt.csv"):
            if row[0] in known:
                aliases.setdefault((row[0], row[2], row[3]), row)
    tails = [
        r for r in inputs.rows("ofac/2025-12/sdn_comments.csv") if r[0] in known and len(known[r[0]][11]) == CUT_AT
    ]
    files = {
        "sdn.csv": parties,
        "alt.csv": list(aliases.values()),
        "add.csv": [r for r in inputs.rows("ofac/2023-11_repacked/add.csv")[1:] if r[0] in known],
        "sdn_comments.csv": tails,
    }
    read = usable(ofac_csv.read(tuple(SourceFile(name, content=as_published(rows)) for name, rows in files.items())))
    still = {row[0] for row in inputs.rows("ofac/2025-12/add.csv")}
    for entry in read.entries:
        if entry.about_dprk:
            basis = tuple(PROGRAMME_BASIS[p] for p in entry.programmes if p in PROGRAMME_BASIS)
            yield facts(entry, basis=basis, listed_to=None if entry.id in still else OFAC_LATER)


def as_published(rows: Iterable[list[str]]) -> bytes:
    """Rows as OFAC writes them: no header, 0x1A at the end."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return (out.getvalue() + "\x1a").encode("ascii")


def ofac_newer(inputs: Inputs) -> Iterator[str]:
    """The keys of parties with an address in the DPRK that are not in the base, with a name that an alias gives."""
    known = {row[0] for row in inputs.rows("ofac/2023-11_repacked/sdn.csv")}
    newer = {r[0] for r in inputs.rows("ofac/2025-12/add.csv") if r[4] == "Korea, North" and r[0] not in known}
    names = {row[0]: row[3] for row in reversed(inputs.rows("ofac/2025-12/alt.csv")) if row[0] in newer}
    for key in sorted(newer, key=int):
        yield f"{key} (also {names[key]})" if key in names else key


MOF_COLUMNS = (
    "区分,番号,告示日付,告示番号,個人・団体,氏名（日本語）,氏名（英語）,別名・別称（日本語）,別名・別称（英語）,旧称（日本語）,"
    "旧称（英語）,確定に十分でない別名（日本語）,確定に十分でない別名（英語）,称号（日本語）,称号（英語）,役職（日本語）,役職（英語）,"
    "生年月日,出生地（日本語）,出生地（英語）,国籍（日本語）,国籍（英語）,旅券番号,身分証番号,住所・所在地（国）（日本語）,"
    "住所・所在地（都市その他の情報）（日本語）,住所・所在地（国）（英語）,住所・所在地（都市その他の情報）（英語）,国連参照番号,"
    "リスト掲載日,その他の情報,外務省告示情報"
).split(",")


def mof(inputs: Inputs) -> Iterator[Entry]:
    """All rows of the five groups, put back into the ministry's own columns and read by its reader.

    Five of them are at hand as published and are taken from there.
    """
    numbers = {(r["kubun"], r["no"]): r for r in inputs.tsv("jp/mof_dprk_ids.tsv")}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, MOF_COLUMNS, restval="")
    writer.writeheader()
    for row in mof_rows(inputs):
        writer.writerow(mof_row(row, numbers.get((row["kubun"], row["no"]), {})))
    read = usable(mof_csv.read((SourceFile("shisantouketsu20260828.csv", content=out.getvalue().encode()),)))
    verbatim = usable(mof_csv.read(inputs.file("jp/mof_shisantouketsu20260828_sample.csv"))).entries
    published = {entry.id: entry for entry in verbatim}
    for entry in read.entries:
        yield facts(published.get(entry.id, entry), programmes=(entry.id.split("-")[0], "DPRK"))


def mof_rows(inputs: Inputs) -> Iterator[dict[str, str]]:
    """The rows of the three tables, each with its group."""
    yield from inputs.tsv("jp/mof_dprk_13_14.tsv")
    for row in inputs.tsv("jp/mof_dprk_persons_un_15.tsv"):
        yield {**row, "kubun": "15", "type": "person", "kokuji_dates": row["kokuji_date"]}
    yield from inputs.tsv("jp/mof_dprk_autonomous_16_17.tsv")


def mof_row(row: dict[str, str], numbers: dict[str, str]) -> dict[str, str]:
    """One row in the ministry's columns."""
    said = row.get("other_facts") or ""
    born = re.search(r"dob=([^;]+)", said)
    person = row.get("type") == "person" or "type=person" in said
    return {
        "区分": row["kubun"],
        "番号": f"{int(row['kubun']):03}-{int(row['no']):06}",
        "告示日付": row["kokuji_dates"],
        "個人・団体": "個人" if person else "団体",
        "氏名（日本語）": row["name_ja"],
        "氏名（英語）": row["name_en"],
        "別名・別称（日本語）": row["aliases_ja"],
        "別名・別称（英語）": row["aliases_en"],
        "旧称（日本語）": row.get("former_ja") or "",
        "旧称（英語）": row.get("former_en") or "",
        "生年月日": row.get("dob") or (born[1] if born else ""),
        "国籍（日本語）": numbers.get("nationality_ja") or "",
        "旅券番号": numbers.get("passports") or "",
        "身分証番号": numbers.get("id_numbers") or "",
        "住所・所在地（国）（日本語）": numbers.get("residence_ja") or row.get("country_en_or_ja") or "",
        "その他の情報": "; ".join(filter(None, (row.get("ids"), numbers.get("crypto_addresses")))),
    }


def parts(folder: Path) -> Iterator[tuple[BuiltIn, tuple[Entry, ...]]]:
    """Every part with its entries, in the order in which they are shown."""
    of_un, of_ships, of_ofac, of_mof, of_uk = (Inputs(folder) for _ in range(5))
    american = tuple(ofac(of_ofac))
    newer = tuple(ofac_newer(of_ofac))
    ships = tuple(un_ships(of_ships, american))
    unnumbered = ", ".join(e.name for e in ships if not any(n.scheme == "imo" for n in e.numbers))
    yield part(
        ("un", "UN", "United Nations: persons and bodies of the 1718 (DPRK) list", date(2026, 2, 27)),
        tuple(un(of_un)),
        of_un.used,
        "designations under other resolutions",
        "remarks, functions and addresses; of an address the country is kept",
    )
    yield part(
        ("un-ships", "UN", "United Nations: ships of the 1718 (DPRK) list", date(2025, 8, 11)),
        ships,
        of_ships.used | of_ofac.used,
        "the 22 ships of Ocean Maritime Management (KPe.020): no input that may be used names them as the UN's; "
        "those that OFAC lists are in its part",
        f"the IMO numbers of {unnumbered}: no input that may be used gives them",
        "former names, owners and the paragraph of each designation",
    )
    yield part(
        ("ofac-sdn", "OFAC", "US OFAC: every party tied to the DPRK, as of November 2023", OFAC_AS_OF),
        american,
        of_ofac.used,
        "the day of that state: the first of its month is taken",
        "days of listing: OFAC's CSV files do not say them, so that an entry counts as listed on every earlier day",
        f"the day on which a party went: those gone by December 2025 end on {OFAC_LATER}",
        "parties listed since; known of them from December 2025 are only addresses and aliases. "
        f"With an address in the DPRK: {', '.join(newer)}",
        "numbers of 39796 (TORNADO CASH) beyond the first 1,000 characters of its remark",
        "Hangul and Han forms: they stand only in OFAC's advanced XML",
    )
    yield part(
        ("mof", "MOF", "Japan MOF: groups 13 to 17 (DPRK), UN-based and autonomous", date(2026, 8, 28)),
        tuple(mof(of_mof)),
        of_mof.used,
        "amendments of groups 15 to 17, save 16-7: their tables have the day of the first notice only",
        "former names, IMO numbers of companies and bank codes of group 16, save 16-7: its table does not have them",
        "titles, addresses and notice texts; of an address the country is kept",
        "a comparison with the ministry's file byte by byte: the rows were transcribed and checked by column",
    )
    yield part(
        ("uk", "UK", "United Kingdom: the DPRK regulations 2019", date(2025, 8, 11)),
        tuple(uk(of_uk)),
        of_uk.used,
        "aliases, birth dates, documents and IMO numbers: the search view of the list does not have them",
    )


def part(
    what: tuple[str, str, str, date], entries: tuple[Entry, ...], used: set[Input], *missing: str
) -> tuple[BuiltIn, tuple[Entry, ...]]:
    """One part: source, list, title and day; its entries; the inputs that they were made from; what they lack."""
    source, list_id, title, as_of = what
    index = BuiltIn(
        source=source,
        list=list_id,
        title=title,
        as_of=as_of,
        entries=len(entries),
        sha256=hashlib.sha256(lines(entries)).hexdigest(),
        inputs=tuple(f"{i.publisher}, {i.date}: {i.what} (sha256 {i.sha256})" for i in INPUTS.values() if i in used),
        licence=LICENCES[source],
        missing=missing,
    )
    return index, entries


LICENCES = {
    "un": "the UN reserves all rights in its list; facts of it, in our own form, with attribution",
    "un-ships": "facts under the Open Government Licence v3 (contains public sector information of the UK FCDO), and "
    "of US OFAC (federal work, public domain)",
    "ofac-sdn": "US federal work: public domain",
    "mof": "Public Data Licence 1.0 (compatible with CC BY 4.0): made by processing the asset-freeze list on the "
    "website of Japan's Ministry of Finance (出典：財務省ウェブサイト「経済制裁措置及び対象者リスト」を加工して作成)",
    "uk": "Open Government Licence v3: contains public sector information of the UK FCDO",
}


def lines(items: Iterable[object]) -> bytes:
    """One JSON object a line."""
    return b"".join(msgspec.json.encode(item) + b"\n" for item in items)


def build(folder: Path) -> dict[str, bytes]:
    """Every file of the built-in data by name."""
    made = tuple(parts(folder))
    files = {f"{index.source}.jsonl": lines(entries) for index, entries in made}
    files["ties.jsonl"] = lines(tie([entry for _, entries in made for entry in entries]))
    files["index.json"] = msgspec.json.format(msgspec.json.encode([index for index, _ in made])) + b"\n"
    return files


def main(words: list[str]) -> None:
    """Write the files, or say which of them are not what the inputs make of them."""
    folders = [Path(word) for word in words if word != "--check"]
    files = build(folders[0] if folders else FOLDER)
    there = {path.name: path.read_bytes() for path in OUT.glob("*.json*")}
    stale = sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name))
    if "--check" in words:
        if stale:
            sys.exit(f"not as the inputs make them: {', '.join(stale)}; run python scripts/built_in_lists.py")
        return
    OUT.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in files:
            (OUT / name).write_bytes(files[name])
            print(f"wrote {name}: {len(files[name]):,} bytes")
        else:
            (OUT / name).unlink()
            print(f"removed {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
