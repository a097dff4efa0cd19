"""The built-in lists hold what the publishers' files say, the facts alone, and nothing is lost on the way."""

import csv
import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from lxml import etree

from sekisho.errors import BrokenData
from sekisho.lists import built_in
from sekisho.lists.built_in import built_in_entries, built_in_parts, built_in_ties
from sekisho.lists.counterparts import counterparts
from sekisho.lists.entry import Entry
from sekisho.lists.imo import company_number_holds, ship_number_holds
from sekisho.lists.installed import find_entries, installed_lists, missing_lists, states_of, warning
from sekisho.lists.publisher import PUBLISHERS
from sekisho.lists.store import Store
from sekisho.lists.ties import Key, tie

ROOT = Path(__file__).parents[2]
SOURCES = tuple(part.source for part in built_in_parts())
ALL = tuple(entry for source in SOURCES for entry in built_in_entries(source))
DAY = datetime.date(2026, 11, 21)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def csv_cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def tsv_cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def entries(source: str) -> dict[str, Entry]:
    return {entry.id: entry for entry in built_in_entries(source)}


def texts(entry: Entry) -> set[str]:
    return {name.text for name in entry.names}


def values(entry: Entry, *schemes: str) -> set[str]:
    return {number.value for number in entry.numbers if number.scheme in schemes}


def tied(a: Key, b: Key) -> bool:
    return any({t.a, t.b} == {a, b} for t in built_in_ties())


class TestEveryPart:
    def test_the_parts_are_those_that_ship(self) -> None:
        assert SOURCES == ("un", "un-ships", "ofac-sdn", "mof", "uk")

    @pytest.mark.parametrize("source", SOURCES)
    def test_the_index_counts_its_entries_and_every_id_is_its_own(self, source: str) -> None:
        part = next(p for p in built_in_parts() if p.source == source)
        found = built_in_entries(source)
        assert part.entries == len(found) == len({e.id for e in found})
        assert {e.list for e in found} == {part.list}
        assert part.inputs
        assert part.licence
        assert part.missing

    @pytest.mark.parametrize("source", SOURCES)
    def test_only_facts_are_in_it(self, source: str) -> None:
        """Read as plain JSON, so that no default hides a field."""
        path = ROOT / "src/sekisho/lists/data/builtin" / f"{source}.jsonl"
        for plain in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            assert not plain.keys() & {"remarks", "titles", "position"}, plain["id"]
            assert all(
                re.fullmatch("[A-Z]{2}", a["text"]) and a["text"] == a["country"] for a in plain.get("addresses", ())
            )
            assert not any("note" in name for name in plain["names"])
            assert all(n["scheme"] == "crypto" for n in plain.get("numbers", ()) if "note" in n)
            assert all(
                re.fullmatch(r"[a-z0-9 -]{4,20}", b["text"]) for b in plain.get("birth_dates", ()) if "text" in b
            )
            long = [text for text in _strings(plain) if len(text) > 130]
            assert not long, (plain["id"], long)

    def test_every_entry_is_about_the_dprk_and_has_a_name(self) -> None:
        assert all(e.about_dprk and e.name and e.kind != "unknown" for e in ALL)

    def test_every_imo_number_has_its_check_digit(self) -> None:
        ships = [n.value for e in ALL for n in e.numbers if n.scheme == "imo"]
        companies = [n.value for e in ALL for n in e.numbers if n.scheme == "imo_company"]
        assert len(ships) > 130
        assert len(companies) > 80
        assert [n for n in ships if not ship_number_holds(n)] == []
        assert [n for n in companies if not company_number_holds(n)] == []

    def test_a_file_that_is_not_as_it_was_made_answers_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        spoiled = tuple(msgspec.structs.replace(p, sha256="0" * 64) for p in built_in_parts())
        monkeypatch.setattr(built_in, "built_in_parts", lambda: spoiled)
        with pytest.raises(BrokenData, match=r"uk\.jsonl"):
            built_in_entries.__wrapped__("uk")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


class TestAgainstTheInputs:
    def test_un(self, shared: Path) -> None:
        root = etree.parse(shared / "lists/un/un_consolidated_2026-02-27.xml")
        published = root.xpath("//INDIVIDUAL[UN_LIST_TYPE='DPRK'] | //ENTITY[UN_LIST_TYPE='DPRK']")
        found = entries("un")
        assert {p.findtext("REFERENCE_NUMBER").strip() for p in published} == set(found)
        assert len(found) == 155
        passports = 0
        for p in published:
            entry = found[p.findtext("REFERENCE_NUMBER").strip()]
            aliases = {" ".join(a.split()) for a in p.xpath(".//ALIAS_NAME/text()") if a.strip() not in ("", "na")}
            for alias in aliases:
                letters = _letters(alias)
                assert any(_letters(t) in letters for t in texts(entry) - {entry.name}), alias
            assert len(entry.names) > len(aliases)
            assert str(entry.listed_from) == p.findtext("LISTED_ON")[:10]
            assert {str(d) for d in entry.amended} == {d[:10] for d in p.xpath("LAST_DAY_UPDATED/VALUE/text()")}
            dates = p.xpath("INDIVIDUAL_DATE_OF_BIRTH/DATE/text()")
            assert {d[:10] for d in dates} <= {str(b.from_) for b in entry.birth_dates}
            years = p.xpath("INDIVIDUAL_DATE_OF_BIRTH[YEAR or FROM_YEAR]")
            assert len(entry.birth_dates) >= len(set(dates)) + len({etree.tostring(y).strip() for y in years})
            for number in p.xpath(".//INDIVIDUAL_DOCUMENT/NUMBER/text()"):
                passports += 1
                assert any(v in number for v in values(entry, "passport")), number
        assert passports == 54

    def test_ofac_by_programme_and_by_what_it_says(self, shared: Path) -> None:
        rows = csv_rows(shared / "lists/ofac/2023-11_repacked/sdn.csv")[1:]
        found = entries("ofac-sdn")
        by_programme = {r[0] for r in rows if "DPRK" in r[3]}
        said = {r[0] for r in rows if "North Korea" in r[11] or "Korea, North" in r[11]}
        assert len(by_programme) == 450
        assert by_programme | said <= set(found)
        by_link = set(found) - by_programme - said
        assert all(found[i].programmes == ("NPWMD",) for i in by_link)
        assert len(by_link) < 5
        names = {r[0]: " ".join(r[1].split()) for r in rows}
        assert {i for i, e in found.items() if e.name != names[i]} == {"23156"}
        assert found["23156"].name == "7-28"

    def test_ofac_aliases_of_every_state(self, shared: Path) -> None:
        found, seen = entries("ofac-sdn"), 0
        for state in ("2018-10", "2021-07", "2022-01", "2025-12"):
            path = shared / f"lists/ofac/{state}/alt.csv"
            for row in csv_rows(path):
                if len(row) == 5 and row[0] in found:
                    seen += 1
                    assert " ".join(row[3].split()) in texts(found[row[0]])
        assert seen > 1_000

    def test_ofac_names_the_cut_remarks_go_on_in_the_comments(self) -> None:
        assert {"WHOIS HACKING TEAM", "ZINC"} <= texts(entries("ofac-sdn")["27307"])

    def test_ofac_ends_who_is_gone(self, shared: Path) -> None:
        path = shared / "lists/ofac/2025-12/add.csv"
        still = {row[0] for row in csv_rows(path)}
        found = entries("ofac-sdn")
        assert {i for i, e in found.items() if e.listed_to} == set(found) - still
        assert found["39796"].name == "TORNADO CASH"
        assert found["39796"].listed_on(datetime.date(2024, 1, 1))
        assert not found["39796"].listed_on(DAY)

    def test_ofac_ships_have_the_numbers_of_the_vessel_table(self, shared: Path) -> None:
        table = csv_cells(shared / "lists/dprk_vessels.csv")
        wanted = {(m, row["imo"]) for row in table for m in re.findall(r"OFAC-(\d+)", row["lists"])}
        ships = [e for e in built_in_entries("ofac-sdn") if e.kind == "vessel"]
        # The table lost one whose IMO number OFAC writes without its label.
        assert {(e.id, n) for e in ships for n in values(e, "imo")} == wanted | {("17104", "8606173")}

    def test_mof_rows(self, shared: Path) -> None:
        found, seen = entries("mof"), 0
        for path in sorted((shared / "lists/jp").glob("mof_dprk_*.tsv")):
            for row in tsv_cells(path):
                entry = found[f"{row.get('kubun') or 15}-{row['no']}"]
                if "name_ja" not in row:
                    wanted = {p for c in ("passports", "id_numbers", "crypto_addresses") for p in _cell(row[c])}
                    assert wanted <= {n.value for n in entry.numbers}, entry.id
                    continue
                seen += 1
                columns = ("name_ja", "name_en", "aliases_ja", "aliases_en", "former_ja", "former_en")
                wanted = {_letters(p) for c in columns for p in _cell(row.get(c) or "")}
                assert wanted <= set(map(_letters, texts(entry))), entry.id
                notices = re.findall(r"\d{4}\.\d+\.\d+(?=\d{4}|\D|$)", row.get("kokuji_dates") or row["kokuji_date"])
                days = [datetime.date(*map(int, notice.split("."))) for notice in notices]
                published = days if entry.id != "16-7" else [*days, datetime.date(2023, 8, 24)]  # the row as published
                assert [entry.listed_from, *entry.amended] == published, entry.id
                assert len(entry.birth_dates) >= len(_cell(row.get("dob") or ""))
                imo = re.findall(r"IMO (\d{7})", row.get("ids") or "")
                assert set(imo) == values(entry, "imo_company")
                assert set(re.findall(r"\b[A-Z]{6}[A-Z0-9]{2}\b", row.get("ids") or "")) <= values(entry, "bic")
        assert seen == len(found) == 330

    def test_mof_groups(self) -> None:
        found = built_in_entries("mof")
        assert Counter(e.programmes[0] for e in found) == {"13": 16, "14": 75, "15": 80, "16": 75, "17": 84}
        assert all(any(n.script in ("Kana", "Jpan", "Hrkt") for n in e.names) for e in found)
        assert all(e.listed_from for e in found)
        assert sum(len(values(e, "passport")) for e in found) > 100
        assert sum(len(values(e, "crypto")) for e in found) == 26

    def test_uk(self, shared: Path) -> None:
        path = shared / "lists/uk/fcdo_sanctions_search_2025-08-11.csv"
        rows = [r for r in csv_cells(path) if "Korea" in r["Regime Name"]]
        kinds = {"Individual": "person", "Entity": "organisation", "Ship": "vessel"}
        assert len(rows) == 261
        assert [
            (e.id, e.name, e.kind, f"{e.listed_from:%d-%m-%Y}", e.basis[1], ", ".join(e.measures))
            for e in built_in_entries("uk")
        ] == [
            (
                r["Unique ID"],
                " ".join(r["Name"].split()),
                kinds[r["Type"]],
                r["Date Designated"],
                f"designated by the {r['Designation source']}",
                r["Sanctions Imposed"],
            )
            for r in rows
        ]

    def test_un_ships(self, shared: Path) -> None:
        """Held against the table whose EU part may be used in tests only."""
        table = csv_cells(shared / "lists/dprk_vessels.csv")
        number = {
            _letters(name): row["imo"] for row in table if "XIV." in row["lists"] for name in row["names"].split("; ")
        }
        found = built_in_entries("un-ships")
        assert {_letters(e.name) for e in found} == set(number) - {"everbright88"}
        for e in found:
            assert values(e, "imo") <= {number[_letters(e.name)]}
        assert sum(bool(values(e, "imo")) for e in found) == 29
        said = next(p for p in built_in_parts() if p.source == "un-ships").missing
        assert all(e.name in "; ".join(said) for e in found if not values(e, "imo"))

    @pytest.mark.usefixtures("scripts")
    def test_the_script_gives_the_committed_bytes_each_time(self, shared: Path) -> None:
        script = import_module("built_in_lists")
        once, again = script.build(shared / "lists"), script.build(shared / "lists")
        assert once == again
        assert once == {path.name: path.read_bytes() for path in script.OUT.glob("*.json*")}

    @pytest.mark.usefixtures("scripts")
    def test_the_script_refuses_another_file(self, tmp_path: Path) -> None:
        inputs: ModuleType = import_module("built_in_inputs")
        path = next(iter(inputs.INPUTS))
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_bytes(b"another")
        with pytest.raises(SystemExit, match="sha256"):
            inputs.Inputs(tmp_path).bytes(path)


def _cell(text: str) -> list[str]:
    return [piece for part in re.split("[;；]", text) if (piece := part.strip())]


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


class TestTies:
    def test_they_are_what_the_entries_give(self) -> None:
        assert built_in_ties() == tie(ALL)

    def test_namesakes_stay_apart(self) -> None:
        bank, mansudae = ("UN", "KPi.068"), ("MOF", "17-36")
        assert tied(bank, ("OFAC", "22996"))
        assert tied(mansudae, ("OFAC", "22702"))
        assert not tied(bank, mansudae)
        assert not tied(bank, ("OFAC", "22702"))
        assert not tied(mansudae, ("OFAC", "22996"))
        assert not tied(("MOF", "14-18"), ("MOF", "14-21"))
        assert not tied(("UN", "KPe.018"), ("UN", "KPe.021"))
        assert not tied(("UN", "KPe.018"), ("MOF", "14-21"))
        assert not tied(("UN", "KPi.024"), ("OFAC", "12211"))

    def test_the_days_that_the_un_shifted_break_no_tie(self) -> None:
        found = {(t.a, t.b): t.reason for t in built_in_ties()}
        for order in (55, 65, 68, 78):
            other = next(k for k in found if k[1] == ("UN", f"KPi.{order:03}") and k[0][1].startswith("15-"))
            assert "a day apart" in found[other]

    def test_mof_rows_are_tied_to_the_un_entries_that_their_table_names(self, shared: Path) -> None:
        wanted = set()
        for name in ("mof_dprk_persons_un_15.tsv", "mof_dprk_13_14.tsv"):
            path = shared / "lists/jp" / name
            for row in tsv_cells(path):
                if row["un"]:
                    wanted.add((("MOF", f"{row.get('kubun') or 15}-{row['no']}"), ("UN", row["un"])))
        given = {(t.a, t.b) for t in built_in_ties() if (t.a[0], t.b[0]) == ("MOF", "UN")}
        groups = {(a, b) for a, b in given if a[1].split("-")[0] in ("13", "14", "15")}
        assert len(wanted) == 165
        assert groups - wanted == set()
        # Japan gives these four neither a birth date nor a document: a name alone ties nothing.
        assert {b[1] for _, b in wanted - groups} == {"KPi.005", "KPi.009", "KPi.010", "KPi.011"}

    def test_ships_are_tied_by_their_number(self) -> None:
        ships = [t for t in built_in_ties() if "ship-" in t.a[1] + t.b[1]]
        assert len(ships) == 28
        assert {t.strength for t in ships} == {"certain"}

    def test_an_entry_shows_its_counterparts(self, store: Store) -> None:
        shown = find_entries(store, "KPi.030", DAY)[0]
        assert {(c.entry.list, c.entry.id) for c in counterparts(store, shown.entry)} == {
            ("MOF", "15-30"),
            ("OFAC", "19531"),
        }


class TestInUse:
    def test_without_a_network_every_part_is_in_use_and_old(self, store: Store) -> None:
        lists = installed_lists(store)
        assert tuple(one.source for one in lists) == SOURCES
        said = warning(lists, DAY)
        assert said
        assert all(f"{one.source} of {one.as_of}" in said for one in lists)
        assert "lists update" in said

    def test_fresh_lists_need_no_warning(self, store: Store) -> None:
        uk = [one for one in installed_lists(store) if one.source == "uk"]
        assert warning(uk, uk[0].as_of + datetime.timedelta(days=14)) is None
        assert warning(uk, uk[0].as_of + datetime.timedelta(days=15))

    def test_an_answer_can_name_each_list_with_date_and_hash(self, store: Store) -> None:
        for state, part in zip(states_of(installed_lists(store)), built_in_parts(), strict=True):
            assert state == (part.list, part.as_of, part.sha256)

    def test_the_lists_without_a_part_are_named(self, store: Store) -> None:
        assert [p.id for p in missing_lists(installed_lists(store))] == ["ofac-consolidated", "csl", "eu"]


@pytest.mark.usefixtures("scripts")
def test_the_page_of_the_data_is_as_the_data_make_it() -> None:
    made = import_module("data_page")
    text = made.PAGE.read_text(encoding="utf-8")
    assert text == made.page(), "run python scripts/data_page.py"
    assert all(publisher.licence in text for publisher in PUBLISHERS)
