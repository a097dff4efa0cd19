"""OFAC's CSV files: which parties are listed, under which names, where, and what do the remarks say?

The SDN list comes as sdn.csv (parties), alt.csv (aliases), add.csv (addresses) and sdn_comments.csv (the tails of
remarks that are cut at 1,000 characters); the consolidated non-SDN list as cons_prim.csv, cons_alt.csv, cons_add.csv
and cons_comments.csv. No file has a header; each ends with 0x1A; `-0- ` is null. Which file is which is told from its
rows, not from its name. Both lists are list id `OFAC`: their keys are one series, and the programme tags, as
published, tell them apart (`NS-PLC`, `UKRAINE-EO13662`, `CMIC-EO13959`, ... are non-SDN programmes).

Format: OFAC, "SDN data specifications" (dat_spec.txt). The files carry no date of their own.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeAlias

import msgspec

from sekisho.lists.entry import Address, Entry, EntryKind, ListedName, NameKind
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of
from sekisho.lists.readers.ofac_dprk import tie_to_dprk
from sekisho.lists.readers.ofac_party import listed_name, numbers_of, ship
from sekisho.lists.readers.ofac_remarks import CUT_AT, NOTHING, read_remarks
from sekisho.lists.reading import ListFault, ListFile, refuse_unreadable
from sekisho.lists.source import SourceFile

FORMAT: Final = "ofac.csv"
Role: TypeAlias = Literal["parties", "aliases", "addresses", "comments"]
Rows: TypeAlias = list[list[str]]

_WIDTHS: dict[Role, int] = {"parties": 12, "aliases": 5, "addresses": 6, "comments": 2}
_PUBLISHED: dict[Role, str] = {
    "parties": "sdn.csv or cons_prim.csv",
    "aliases": "alt.csv or cons_alt.csv",
    "addresses": "add.csv or cons_add.csv",
    "comments": "sdn_comments.csv or cons_comments.csv",
}
_KINDS: dict[str, EntryKind] = {"individual": "person", "vessel": "vessel", "aircraft": "aircraft"}
_ALIAS_KINDS: dict[str, NameKind] = {"aka": "alias", "fka": "former", "nka": "alias"}
# As published, and as it is left where blanks at the end of a line were lost.
_NULLS = frozenset(("-0- ", "-0-", "-0", "-", ""))
_END = "\x1a"
_BAD_BYTE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f\x80-\xff]")
_A_REMARK = re.compile(r"(?:; |\A)(?:alt\. )?(?:Linked To: |a\.k\.a\. '|Passport |DOB |Gender )")


class _Table(msgspec.Struct):
    """One file as rows, with what it is.

    Args:
        name: of the file.
        role: which of the four it is.
        rows: whole rows of that role.
        keys: the keys that its rows carry.
    """

    name: str
    role: Role
    rows: Rows
    keys: frozenset[str]


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether each file is one of OFAC's CSV files, also one that had a header added."""
    return bool(files) and all(_role(_first_rows(file.head())) is not None for file in files)


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read OFAC's CSV files as one list.

    Args:
        files: the files of the SDN list, of the consolidated list, or of both; each needs its parties, aliases and
            addresses, else the list is held as incomplete.

    Returns:
        Entries in file order. The published text is each name, `parts` are surname and given name of persons. An
        alias or comment whose party is in no file makes an entry of kind `unknown`, so that it is still screened.
    """
    faults: list[ListFault] = []
    tables = [table for file in files if (table := _table(file, faults))]
    if any(fault.severity == "refused" for fault in faults):
        return ListFile(list="OFAC", format=FORMAT, faults=tuple(faults))
    entries: list[Entry] = []
    for group in _groups(tables, faults):
        entries += _entries(group, faults)
    kept, repeats = number_repeats(entries, next((t.name for t in tables if t.role == "parties"), files[0].name))
    return ListFile(list="OFAC", format=FORMAT, published=None, entries=tie_to_dprk(kept), faults=(*faults, *repeats))


# Files and their rows


def _first_rows(head: bytes) -> Rows:
    """Up to twenty whole rows from the head of a file; none where it is no text."""
    if b"\x00" in head:
        return []
    lines = head.decode("latin-1").split(_END)[0].split("\n")[:21]
    try:
        return [row for row in csv.reader(lines[:-1] if len(lines) > 1 else lines) if row]
    except csv.Error:
        return []


def _role(rows: Rows) -> Role | None:
    """What most of these rows are, told from their width and their marks; a header counts for nothing."""
    keyed = [row for row in rows if row[0].isdigit()]
    for role, width in _WIDTHS.items():
        like = [row for row in keyed if len(row) == width]
        if len(like) * 2 > len(keyed) and _marked(role, like):
            return role
    return None


def _marked(role: Role, rows: Rows) -> bool:
    match role:
        case "parties":
            return all(row[2].strip() in (*_KINDS, "-0-") and "-0- " in row for row in rows)
        case "aliases":
            return all(row[2] in _ALIAS_KINDS for row in rows)
        case "addresses":
            return any(cell in ("-0- ", "-0-") for row in rows for cell in row)
        case "comments":
            return any(_A_REMARK.search(row[1]) for row in rows)


def _table(file: SourceFile, faults: list[ListFault]) -> _Table | None:
    """The rows of one file, or None with the reason why it is refused."""

    def refuse(code: str, message: str, line: int | None = None, byte: int | None = None) -> None:
        faults.append(ListFault(code=code, message=message, severity="refused", file=file.name, line=line, byte=byte))

    try:
        data = file.read()
    except OSError as error:
        faults.append(refuse_unreadable(file.name, error))
        return None
    if bad := _BAD_BYTE.search(data):
        line = data.count(b"\n", 0, bad.start()) + 1
        refuse(
            "list.damaged", f"byte 0x{data[bad.start()]:02x} is not ASCII text; load the file again", line, bad.start()
        )
        return None
    text, mark, after = data.decode("ascii").partition(_END)
    lines = text.split("\n")
    if lines[-1].strip("\r") == "":
        lines.pop()
    role = _role(_first_rows(data[:65_536]))
    if role is None:
        refuse("list.schema", f"the rows are none of OFAC's ({', '.join(_PUBLISHED.values())})", 1)
        return None
    if not lines[0].split(",", 1)[0].strip('"').isdigit():
        refuse("list.schema", f"it has a header ({lines[0][:60].strip()}), OFAC's own file has none: load that", 1)
        return None
    if after.strip():
        refuse("list.damaged", f"data after the end mark 0x1A ({after.strip()[:40]!r})", len(lines) + 1, len(text) + 1)
        return None
    width = _WIDTHS[role]
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error as error:
        line = _broken_line(lines)
        code, what = ("list.cut", "cut") if line == len(lines) else ("list.damaged", "damaged")
        refuse(code, f"{error} in the row that begins on line {line}: the file is {what}; load it again", line)
        return None
    if len(rows) != len(lines) or not all(len(row) == width and row[0].isdigit() for row in rows):
        line = next((i for i, row in enumerate(rows, 1) if len(row) != width or not row[0].isdigit()), len(rows))
        last = line == len(rows) == len(lines)
        refuse(
            "list.cut" if last else "list.schema",
            f"{len(rows[line - 1])} columns where {width} are due"
            + (": the file is cut; load it again" if last else ""),
            line,
        )
        return None
    if not mark:
        code, severity, what = "list.no_end_mark", "held", "the end mark 0x1A is missing"
        if rows[-1][-1] in ("", "-", "-0") and not text.endswith("\n"):
            code, severity, what = "list.cut", "held", "the last row stops in the middle of a null"
        message = f"{what}: whether rows are lost at the end cannot be seen in the file; load OFAC's own file"
        faults.append(ListFault(code=code, message=message, severity=severity, file=file.name, line=len(lines)))
    return _Table(file.name, role, rows, frozenset([row[0] for row in rows]))


def _broken_line(lines: Sequence[str]) -> int:
    """The line on which the first row begins that is no CSV."""
    reader = csv.reader(lines, strict=True)
    whole = 0
    try:
        for _ in reader:
            whole = reader.line_num
    except csv.Error:
        pass
    return whole + 1


# Tables and the list that they make


def _groups(tables: list[_Table], faults: list[ListFault]) -> Iterator[dict[Role, _Table]]:
    """One group for each file of parties, the others given to the parties whose keys they share."""
    groups: list[dict[Role, _Table]] = [{"parties": table} for table in tables if table.role == "parties"]
    missing_parties = not groups
    groups = groups or [{}]
    for table in (table for table in tables if table.role != "parties"):
        owner = max(groups, key=lambda g: len(g["parties"].keys & table.keys) if "parties" in g else 0)
        if table.role in owner:
            message = f"{owner[table.role].name} holds {table.role} of the same list: give one list of one date"
            faults.append(ListFault(code="list.ambiguous", message=message, severity="refused", file=table.name))
        else:
            owner[table.role] = table
    for group in groups:
        missing = [_PUBLISHED[role] for role in ("parties", "aliases", "addresses") if role not in group]
        if missing:
            of = next(iter(group.values())).name
            what = "no party has its listed name" if missing_parties else "matches would be missed"
            message = f"{'; '.join(missing)} missing beside {of}: {what}; give the files of one date together"
            severity: Literal["refused", "held"] = "refused" if missing_parties else "held"
            faults.append(ListFault(code="list.incomplete", message=message, severity=severity, file=of))
    yield from groups


def _entries(group: dict[Role, _Table], faults: list[ListFault]) -> Iterator[Entry]:
    aliases: defaultdict[str, list[list[str]]] = defaultdict(list)
    for row in group["aliases"].rows if "aliases" in group else ():
        aliases[row[0]].append(row)
    addresses: defaultdict[str, list[list[str]]] = defaultdict(list)
    for row in group["addresses"].rows if "addresses" in group else ():
        addresses[row[0]].append(row)
    tails: defaultdict[str, str] = defaultdict(str)
    for row in group["comments"].rows if "comments" in group else ():
        tails[row[0]] += row[1]

    parties = group.get("parties")
    seen: set[str] = set()
    for line, row in enumerate(parties.rows, 1) if parties else ():
        key = row[0]
        first = key not in seen
        seen.add(key)
        yield _party(
            row,
            aliases.pop(key, ()) if first else (),
            addresses.pop(key, ()) if first else (),
            tails.pop(key, "") if first else "",
            f"{parties.name} line {line}",  # type: ignore[union-attr]
            faults,
        )
    yield from _orphans(group, aliases, addresses, tails, faults)


def _party(
    row: list[str],
    aliases: Sequence[list[str]],
    addresses: Sequence[list[str]],
    tail: str,
    position: str,
    faults: list[ListFault],
) -> Entry:
    key, name, type_, programmes, title, call_sign, ship_type, tonnage, gross, flag, owner, words = row
    kind = _KINDS.get(type_, "organisation")
    file = position.split(" ", 1)[0]
    if len(words) == CUT_AT and not tail:
        message = f"the remark is cut at {CUT_AT} characters and no comments file continues it: names may be lost"
        faults.append(ListFault(code="list.value", message=message, severity="warning", file=file, entry=key))
    said = read_remarks(words + tail) if _given(words) else NOTHING
    for phrase in said.odd:
        message = f"{phrase!r} could not be read; kept as text"
        faults.append(ListFault(code="list.value", message=message, severity="warning", file=file, entry=key))
    names, notes = _alias_names(aliases, kind == "person")
    columns = [cell.strip() if _given(cell) else None for cell in (ship_type, flag, tonnage, gross, owner, call_sign)]
    places, place_notes = _addresses(addresses) if addresses else ((), ())
    return Entry(
        list="OFAC",
        id=key,
        kind=kind,
        names=(listed_name(name, kind == "person"), *names, *said.names),
        birth_dates=said.birth_dates,
        birth_places=said.birth_places,
        nationalities=said.nationalities,
        numbers=numbers_of(kind, said, columns[5]),
        addresses=places,
        vessel=ship(kind, said, *columns[:5]),
        programmes=split_programmes(programmes) if _given(programmes) else (),
        titles=(title.strip(),) if _given(title) else (),
        linked=said.linked,
        remarks=(*said.remarks, *notes, *place_notes),
        position=position,
    )


def _given(cell: str) -> bool:
    return cell not in _NULLS and not cell.isspace()


def split_programmes(cell: str) -> tuple[str, ...]:
    """The programme tags of a cell: `NPWMD] [DPRK2`, the brackets inside out, are two."""
    return tuple(tag.strip() for tag in cell.strip("[] ").split("] ["))


def _alias_names(rows: Sequence[list[str]], person: bool) -> tuple[list[ListedName], list[str]]:
    names = [listed_name(row[3], person, _ALIAS_KINDS.get(row[2], "alias")) for row in rows]
    notes = [f"{row[3]}: {row[4].strip()}" for row in rows if _given(row[4])]
    return names, notes


def _addresses(rows: Sequence[list[str]]) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    places, notes = [], []
    for _, _, street, city, country, remark in rows:
        said = [cell.strip() for cell in (street, city, country) if _given(cell)]
        if said:
            places.append(Address(text=", ".join(said), country=country_of(country) if _given(country) else None))
        if _given(remark):
            notes.append(remark.strip())
    return tuple(places), tuple(notes)


def _orphans(
    group: dict[Role, _Table],
    aliases: dict[str, list[list[str]]],
    addresses: dict[str, list[list[str]]],
    tails: dict[str, str],
    faults: list[ListFault],
) -> Iterator[Entry]:
    """Entries for names and remarks whose party is in no file of parties: all, where that file is absent."""
    told = "parties" in group

    def warn(role: Role, key: str, words: str) -> None:
        if told:
            message = f"no party {key} for {words!r} in {group[role].name}"
            faults.append(
                ListFault(code="list.row", message=message, severity="warning", file=group[role].name, entry=key)
            )

    for key in dict.fromkeys((*aliases, *tails)):
        names, notes = _alias_names(aliases.get(key, ()), person=False)
        # The first phrase of a tail begins mid-word.
        start, _, rest = tails.get(key, "").partition("; ")
        said = read_remarks(rest) if rest else NOTHING
        places, place_notes = _addresses(addresses.pop(key, ()))
        warn("aliases" if key in aliases else "comments", key, names[0].text if names else start)
        yield Entry(
            list="OFAC",
            id=key,
            kind="unknown",
            names=(*names, *said.names),
            birth_dates=said.birth_dates,
            birth_places=said.birth_places,
            nationalities=said.nationalities,
            numbers=said.numbers,
            addresses=places,
            linked=said.linked,
            remarks=(*((start,) if start else ()), *said.remarks, *notes, *place_notes),
            position=f"{group['aliases' if key in aliases else 'comments'].name} key {key}",
        )
    left = [(key, place.text) for key, rows in addresses.items() for place in _addresses(rows)[0]]
    if left and not told:
        message = f"{len(left)} addresses of parties without any name are left out"
        faults.append(ListFault(code="list.row", message=message, severity="warning", file=group["addresses"].name))
    for key, text in left:
        warn("addresses", key, text)
