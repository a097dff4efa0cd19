"""Japan, Ministry of Finance: the asset-freeze list (資産凍結等の措置の対象者リスト) as CSV, 32 columns.

The number of a category (区分) moves when the ministry puts a new one before it, so that nothing is read from the
number: a category is about the DPRK where most of its own rows say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from sekisho.cases.codes import COUNTRIES
from sekisho.lists.dates import read_birth_dates
from sekisho.lists.entry import Address, BirthDate, Entry, EntryKind, ListedName, ListedNumber, NameKind, Quality
from sekisho.lists.imo import company_number_holds, is_of_company, ship_number_holds
from sekisho.lists.keys import number_repeats
from sekisho.lists.places import country_of, country_or_words
from sekisho.lists.readers.csv_rows import Row, header_of, read_rows
from sekisho.lists.reading import ListFault, ListFile
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile

LIST = "MOF"
FORMAT = "mof.csv"

_KEY = {"区分", "番号", "告示日付", "氏名（日本語）"}
_NAMES: tuple[tuple[str, NameKind, Quality], ...] = (
    ("氏名（日本語）", "primary", "good"),
    ("氏名（英語）", "primary", "good"),
    ("別名・別称（日本語）", "alias", "good"),
    ("別名・別称（英語）", "alias", "good"),
    ("旧称（日本語）", "former", "good"),
    ("旧称（英語）", "former", "good"),
    ("確定に十分でない別名（日本語）", "alias", "weak"),
    ("確定に十分でない別名（英語）", "alias", "weak"),
)
_TITLES = ("称号（日本語）", "称号（英語）", "役職（日本語）", "役職（英語）")
_BIRTH_PLACES = ("出生地（日本語）", "出生地（英語）")
_NATIONALITIES = ("国籍（日本語）", "国籍（英語）")
_ADDRESSES = (
    ("住所・所在地（国）（日本語）", "住所・所在地（都市その他の情報）（日本語）"),
    ("住所・所在地（国）（英語）", "住所・所在地（都市その他の情報）（英語）"),
)
_COLUMNS = (
    *("区分", "番号", "告示日付", "告示番号", "個人・団体"),
    *(column for column, _, _ in _NAMES),
    *_TITLES,
    "生年月日",
    *_BIRTH_PLACES,
    *_NATIONALITIES,
    *("旅券番号", "身分証番号"),
    *(column for pair in _ADDRESSES for column in pair),
    *("国連参照番号", "リスト掲載日", "その他の情報", "外務省告示情報"),
)
_KINDS: dict[str, EntryKind] = {"個人": "person", "団体": "organisation", "船舶": "vessel", "航空機": "aircraft"}
_EDGES = " 　,、"
_NOTHING = frozenset(("", "-", "‐", "―", "ー", "なし", "不明", "無し", "N/A", "n/a"))

_ID = re.compile(r"0*([0-9]+)-0*([0-9]+)\Z")
_DATE_OF_FILE = re.compile(r"shisantouketsu([0-9]{4})([0-9]{2})([0-9]{2})")
# The first notice and its amendments run into one another: "2016.3.112022.8.3改訂".
_NOTICE = re.compile(r"((?:19|20)\d\d)\.(1[0-2]|[1-9])\.(3[01]|[12]\d|[1-9])(?=(?:19|20)\d\d\.|改訂|\s|$)", re.ASCII)
_ABOUT_DPRK = re.compile(
    "北朝鮮|朝鮮民主主義人民共和国|朝鮮労働党|朝鮮人民軍|Democratic People.s Republic of Korea|North Korea|DPRK",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*[（(][^（()）]*(?:生年月日|出生地|国籍|旅券|\bDOB\b|\bPOB\b|nationality|passport|origina\s*l?\s*script)[^（()）]*[）)]",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?:生年月日|\bDOB\b)(.*?)(?=出生地|国籍|旅券|\bPOB\b|nationality|passport|[）)]|$)", re.IGNORECASE)
_A_DATE = re.compile(
    r"(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? \d{4}|\d{4}(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|/\d{1,2}/\d{1,2})?頃?"
)
_ORIGINAL = re.compile(r"origina\s*l?\s*script\s*[:：]\s*([^()（）]+)", re.IGNORECASE)
_WHEN = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{4}/\d{1,2}/\d{1,2}", re.ASCII)
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9A-Za-z./-]*\d)[0-9A-Za-z]+(?:[-/.][0-9A-Za-z]+)*(?:\([0-9A-Z]\))?", re.ASCII
)
_ISSUER = re.compile(r"([^\s、,()]+?)(?:国民)?(?:旅券|ID|身分証|番号)")
_IMO = re.compile(
    r"IMO(?:番号|ナンバー|\s*numbers?|\s*No\.?)?\s*[::]?\s*(\d{7}(?:[\d、,;・/\s]*\d)?)", re.ASCII | re.IGNORECASE
)
_BIC_CODES = re.compile(
    r"(?:SWIFT|BIC)(?:\s*/\s*BIC)?(?:コード|\s*code)?\s*[::]?\s*"
    r"((?:[A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?(?![A-Za-z0-9])[、,;\s]*)+)"
)
_BIC = re.compile(r"[A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?(?![A-Za-z0-9])")
_CRYPTO = re.compile(
    r"(?<![0-9A-Za-z])(?:0x[0-9A-Fa-f]{40}|(?:bc1|ltc1)[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34}"
    r"|T[1-9A-HJ-NP-Za-km-z]{33})(?![0-9A-Za-z])"
)


def recognises(files: Sequence[SourceFile]) -> bool:
    """Whether this is one file with MOF's Japanese header, in whatever encoding it was saved again."""
    return len(files) == 1 and any(set(header_of(files[0], encoding)) >= _KEY for encoding in ("utf-8", "cp932"))


def read(files: Sequence[SourceFile]) -> ListFile:
    """Read the list.

    Args:
        files: the one CSV file, UTF-8.

    Returns:
        The entries, with the id `15-30` for 番号 `015-000030`.
    """
    file = files[0]
    table = read_rows(file)
    if isinstance(table, ListFault):
        return _list_file(file, (), [table])
    faults = list(table.faults)
    if missing := [column for column in _COLUMNS if column not in table.header]:
        message = f"columns missing: {', '.join(missing)}; the ministry's format has changed or the file was edited"
        faults.append(ListFault(code="list.schema", message=message, severity="refused", file=file.name, line=1))
        return _list_file(file, (), faults)
    faults += [
        ListFault(
            code="list.schema",
            message=f"column {column} is new and is not read",
            severity="warning",
            file=file.name,
            line=1,
        )
        for column in table.header
        if column not in _COLUMNS
    ]
    dprk = _categories_about_dprk(table.rows)
    entries = [_Record(row, file.name, faults).entry(dprk) for row in table.rows]
    distinct, repeats = number_repeats(entries, file.name)
    return _list_file(file, distinct, [*faults, *repeats])


def _list_file(file: SourceFile, entries: Sequence[Entry], faults: Sequence[ListFault]) -> ListFile:
    return ListFile(
        list=LIST, format=FORMAT, published=_published(file.name), entries=tuple(entries), faults=tuple(faults)
    )


def _published(name: str) -> date | None:
    """The date in the ministry's file name: the content states none."""
    found = _DATE_OF_FILE.search(name)
    return _day(*found.groups()) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _categories_about_dprk(rows: Sequence[Row]) -> frozenset[str]:
    """The categories more than half of whose rows name the DPRK."""
    rows_of = Counter(row["区分"] for row in rows)
    naming = Counter(row["区分"] for row in rows if _names_dprk(row))
    return frozenset(category for category, count in naming.items() if 2 * count > rows_of[category])


def _names_dprk(row: Row) -> bool:
    columns = (*_NATIONALITIES, *(column for pair in _ADDRESSES for column in pair), "その他の情報", "外務省告示情報")
    return any(_ABOUT_DPRK.search(row[column]) for column in columns)


def _pieces(text: str) -> list[str]:
    """The values of one cell: semicolons part them, but not those inside brackets."""
    depth, parts, start = 0, [], 0
    for place, letter in enumerate(text):
        if letter in "（(":
            depth += 1
        elif letter in "）)":
            depth = max(0, depth - 1)
        elif letter in ";；" and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    # A bracket that never closes hides no semicolon.
    parts += re.split("[;；]", text[start:]) if depth else [text[start:]]
    return [piece for part in parts if (piece := part.strip(_EDGES)) not in _NOTHING]


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


class _Record:
    """One row while it is read; what cannot be read is said and kept among the remarks."""

    def __init__(self, row: Row, file: str, faults: list[ListFault]) -> None:
        self.row = row
        self.file = file
        self.faults = faults
        self.id = self._id()
        self.kind = self._kind()
        self.remarks: list[str] = []
        self.birth_dates: list[BirthDate] = []

    def entry(self, dprk: frozenset[str]) -> Entry:
        """The entry, given the categories that are about the DPRK."""
        row = self.row
        names = tuple(self._names())
        for text in _pieces(row["生年月日"]):
            self._born(text)
        listed_from, amended = self._notices()
        numbers = (*self._documents("旅券番号", "passport"), *self._documents("身分証番号", self._id_scheme()))
        numbers += tuple(self._other_numbers())
        numbers += tuple(ListedNumber(scheme="un_reference", value=value) for value in _pieces(row["国連参照番号"]))
        for column in ("リスト掲載日", "その他の情報", "外務省告示情報"):
            if row[column]:
                self.remarks.append(f"{column}：{row[column]}")
        category = row["区分"]
        return Entry(
            list=LIST,
            id=self.id,
            kind=self.kind,
            names=names,
            birth_dates=tuple(dict.fromkeys(self.birth_dates)),
            birth_places=self._texts(_BIRTH_PLACES),
            nationalities=tuple(dict.fromkeys(map(country_or_words, self._texts(_NATIONALITIES)))),
            numbers=tuple(dict.fromkeys(numbers)),
            addresses=tuple(self._addresses()),
            programmes=(category, "DPRK") if category in dprk else (category,),
            about_dprk=category in dprk or _names_dprk(row),
            basis=self._basis(),
            listed_from=listed_from,
            amended=amended,
            titles=self._texts(_TITLES),
            remarks=tuple(self.remarks),
            position=f"line {row.line}",
        )

    def _warn(self, message: str, code: str = "list.value") -> None:
        self.faults.append(
            ListFault(code=code, message=message, severity="warning", file=self.file, line=self.row.line, entry=self.id)
        )

    def _id(self) -> str:
        written = self.row["番号"]
        found = _ID.match(written)
        self.id = f"{found[1]}-{found[2]}" if found else written or f"{self.row['区分']}-line-{self.row.line}"
        if not found:
            self._warn(f"番号 {written!r} is not of the form 015-000030; the entry is kept as {self.id}")
        elif found[1] != self.row["区分"]:
            self._warn(f"番号 {written} and 区分 {self.row['区分']!r} name different categories; both are kept")
        return self.id

    def _kind(self) -> EntryKind:
        written = self.row["個人・団体"]
        if written not in _KINDS:
            self._warn(f"個人・団体 {written!r} is neither 個人 nor 団体; read as unknown")
        return _KINDS.get(written, "unknown")

    def _texts(self, columns: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(piece for column in columns for piece in _pieces(self.row[column])))

    def _names(self) -> Iterator[ListedName]:
        for column, kind, quality in _NAMES:
            for piece in _pieces(self.row[column]):
                for aside in _ASIDE.findall(piece):
                    self._aside(aside.strip())
                name = _ASIDE.sub("", piece).strip(_EDGES + '"')
                name = " ".join(name.split())
                if name and name not in _NOTHING:
                    yield ListedName(text=name, kind=kind, quality=quality, script=script_of(name))
        if not self.row["氏名（日本語）"] and not self.row["氏名（英語）"]:
            self._warn("neither a Japanese nor an English name", "list.name")
        for original in _ORIGINAL.findall(self.row["その他の情報"]):
            name = " ".join(original.split())
            yield ListedName(text=name, kind="primary", script=script_of(name))

    def _aside(self, aside: str) -> None:
        """What a name carries in brackets beside it: its own birth date, among others."""
        self.remarks.append(aside)
        for born in _BORN.findall(_nfkc(aside)):
            for text in _A_DATE.findall(born):
                self._born(text)

    def _born(self, text: str) -> None:
        dates = read_birth_dates(text)
        if dates is None:
            self._warn(f"生年月日 {text!r} cannot be read as a date; kept as a remark")
            self.remarks.append(f"生年月日：{text}")
        else:
            self.birth_dates += dates

    def _notices(self) -> tuple[date | None, tuple[date, ...]]:
        """The day of the first notice, then those of its amendments."""
        written = _nfkc(self.row["告示日付"])
        days = [day for found in _NOTICE.findall(written) if (day := _day(*found))]
        rest = _NOTICE.sub("", written).replace("改訂", "").strip(" 、,")
        if rest or not days:
            self._warn(
                f"告示日付 {self.row['告示日付']!r}: {rest or 'nothing'} cannot be read as a date; kept as a remark"
            )
            self.remarks.append(f"告示日付：{self.row['告示日付']}")
        return (days[0] if days else None), tuple(days[1:])

    def _basis(self) -> tuple[str, ...]:
        notice, order = self.row["告示日付"], self.row["告示番号"]
        first = _NOTICE.match(notice)
        return (f"外務省告示 {first[0] if first else notice}" + (f"（{order}）" if order else ""),)

    def _id_scheme(self) -> str:
        return "national_id" if self.kind == "person" else "registration"

    def _documents(self, column: str, scheme: str) -> Iterator[ListedNumber]:
        """Numbers out of cells that carry prose: "563120630、旅券失効日：2018年3月20日", "フィリピン旅券 EB2778599"."""
        for piece in _pieces(self.row[column]):
            written = piece.strip('"” ')
            folded = _nfkc(written)
            found = _NUMBER.findall(_WHEN.sub(" ", folded))
            values = [v for v in found if len(v) >= 5 and sum(c.isdigit() for c in v) >= 3] or found[:1]
            if not values:
                self._warn(f"{column} {written!r} holds no number; kept as text")
                values = [written]
            issuer = next((code for name in _ISSUER.findall(folded) if (code := country_of(name))), None)
            for value in values:
                note = None if value in (written, folded) else written
                yield ListedNumber(scheme=scheme, value=value, country=issuer, note=note)

    def _other_numbers(self) -> Iterator[ListedNumber]:
        """IMO numbers, bank codes and crypto addresses out of その他の情報."""
        text = _nfkc(self.row["その他の情報"])
        for run in _IMO.findall(text):
            for digits in re.findall(r"\d+", run):
                yield from self._imo(digits)
        for run in _BIC_CODES.findall(text):
            for code in _BIC.findall(run):
                value = code.replace(" ", "")
                if value[4:6] not in COUNTRIES:
                    self._warn(f"bank code {value}: {value[4:6]} is no country; kept as written")
                yield ListedNumber(scheme="bic", value=value)
        for address in _CRYPTO.findall(text):
            yield ListedNumber(scheme="crypto", value=address)

    def _imo(self, digits: str) -> Iterator[ListedNumber]:
        if len(digits) % 7:
            self._warn(f"IMO {digits} is not of seven digits; kept as text")
            yield ListedNumber(scheme="other", value=digits, note=f"IMO {digits}")
            return
        for value in (digits[place : place + 7] for place in range(0, len(digits), 7)):
            note = f"IMO番号：{digits}" if len(digits) > 7 else None
            if not ship_number_holds(value) and not company_number_holds(value):
                self._warn(f"IMO {value}: its check digit holds neither for a ship nor for a company; kept as written")
            company = is_of_company(value, otherwise=self.kind == "organisation")
            yield ListedNumber(scheme="imo_company" if company else "imo", value=value, note=note)

    def _addresses(self) -> Iterator[Address]:
        for country_column, city_column in _ADDRESSES:
            countries, cities = _pieces(self.row[country_column]), _pieces(self.row[city_column])
            if len(countries) == 1 and cities:
                countries *= len(cities)
            if len(countries) == len(cities):
                for country, city in zip(countries, cities, strict=True):
                    text = f"{country}{city}" if script_of(country + city) != "Latn" else f"{city}, {country}"
                    yield Address(text=text, country=country_of(country))
            else:
                # Which city lies in which country is not said.
                yield from (Address(text=country, country=country_of(country)) for country in countries)
                yield from (Address(text=city) for city in cities)
