"""MOF's CSV, written by hand: rows by column name become the 32 columns that the ministry publishes."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

COLUMNS = (
    "区分 番号 告示日付 告示番号 個人・団体 氏名（日本語） 氏名（英語） 別名・別称（日本語） 別名・別称（英語） "
    "旧称（日本語） 旧称（英語） 確定に十分でない別名（日本語） 確定に十分でない別名（英語） "
    "称号（日本語） 称号（英語） 役職（日本語） 役職（英語） 生年月日 出生地（日本語） 出生地（英語） "
    "国籍（日本語） 国籍（英語） 旅券番号 身分証番号 "
    "住所・所在地（国）（日本語） 住所・所在地（都市その他の情報）（日本語） "
    "住所・所在地（国）（英語） 住所・所在地（都市その他の情報）（英語） "
    "国連参照番号 リスト掲載日 その他の情報 外務省告示情報"
).split()


_BY_WORD = {column.replace("（", "_").replace("）", ""): column for column in COLUMNS}


def row(category: int, number: int, **cells: str) -> dict[str, str]:
    """A row with its key; a column may be written without its brackets (`氏名_日本語`)."""
    filled = {"区分": str(category), "番号": f"{category:03d}-{number:06d}", "告示番号": str(number)}
    filled |= {"告示日付": "2020.1.1", "個人・団体": "個人"}
    return filled | {_BY_WORD.get(name, name): text for name, text in cells.items()}


def csv_text(rows: Iterable[Mapping[str, str]], columns: Iterable[str] = COLUMNS) -> str:
    """The file's text."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def transcribed(folder: Path) -> list[dict[str, str]]:
    """The rows of 区分 13 to 17 as transcribed beside this checkout, each with `un`, the UN entry that it repeats."""
    ids = {(r["kubun"], r["no"]): r for r in _tsv(folder / "mof_dprk_ids.tsv")}
    found = []
    for r in _tsv(folder / "mof_dprk_persons_un_15.tsv"):
        found.append(_row("15", r, r["kokuji_date"], "person", ids) | {"un": r["un"]})
    for r in _tsv(folder / "mof_dprk_autonomous_16_17.tsv"):
        found.append(_row(r["kubun"], r, r["kokuji_dates"], r["type"], ids) | {"un": ""})
    for r in _tsv(folder / "mof_dprk_13_14.tsv"):
        facts = dict(f.split("=", 1) for f in r["other_facts"].split("; ") if "=" in f)
        cells = _row(r["kubun"], r | {"dob": facts.get("dob", "")}, r["kokuji_dates"], facts.get("type", "entity"), ids)
        cells |= {
            "旧称（日本語）": r["former_ja"],
            "旧称（英語）": r["former_en"],
            "住所・所在地（国）（日本語）": r["country_en_or_ja"],
            "住所・所在地（都市その他の情報）（日本語）": r["city"],
            "その他の情報": r["ids"],
            "un": r["un"],
        }
        found.append(cells)
    return found


def _tsv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _row(
    category: str, r: Mapping[str, str], notices: str, kind: str, ids: Mapping[tuple[str, str], Mapping[str, str]]
) -> dict[str, str]:
    more = ids.get((category, r["no"]), {})
    crypto = more.get("crypto_addresses") or ""
    return {
        "区分": category,
        "番号": f"{int(category):03d}-{int(r['no']):06d}",
        "告示日付": notices,
        "告示番号": r["no"],
        "個人・団体": {"person": "個人", "entity": "団体"}[kind],
        "氏名（日本語）": r["name_ja"],
        "氏名（英語）": r["name_en"],
        "別名・別称（日本語）": r["aliases_ja"],
        "別名・別称（英語）": r["aliases_en"],
        "生年月日": r["dob"],
        "国籍（日本語）": more.get("nationality_ja") or "",
        "旅券番号": more.get("passports") or "",
        "身分証番号": more.get("id_numbers") or "",
        "住所・所在地（国）（日本語）": more.get("residence_ja") or "",
        "その他の情報": f"暗号資産アドレス：{crypto}" if crypto else "",
    }
