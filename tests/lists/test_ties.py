import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.lists.dates import read_birth_dates
from sekisho.lists.entry import Address, Entry, EntryKind, ListedName, ListedNumber
from sekisho.lists.readers import mof_csv, ofac_csv, un_xml
from sekisho.lists.scripts import script_of
from sekisho.lists.source import SourceFile, open_files
from sekisho.lists.ties import Tie, tie
from tests.lists.mof_rows import csv_text, transcribed


def entry(
    key: str,
    *names: str,
    kind: EntryKind = "person",
    born: str = "",
    dprk: bool = True,
    numbers: tuple[ListedNumber, ...] = (),
    weak: tuple[str, ...] = (),
    country: str | None = None,
    programmes: tuple[str, ...] = ("DPRK",),
) -> Entry:
    """An entry of the list before the colon; the first name is the listed one."""
    list_id, _, own = key.partition(":")
    listed = [
        ListedName(text=name, kind="alias" if place else "primary", script=script_of(name))
        for place, name in enumerate(names)
    ]
    listed += [ListedName(text=name, kind="alias", quality="weak") for name in weak]
    return Entry(
        list=list_id,
        id=own,
        kind=kind,
        names=tuple(listed),
        birth_dates=tuple(date for text in born.split(";") if text for date in read_birth_dates(text) or ()),
        about_dprk=dprk,
        numbers=numbers,
        addresses=(Address(text=country, country=country),) if country else (),
        programmes=programmes,
    )


def only(*entries: Entry) -> Tie:
    ties = tie(entries)
    assert len(ties) == 1, ties
    return ties[0]


def number(scheme: str, value: str, country: str | None = None) -> ListedNumber:
    return ListedNumber(scheme=scheme, value=value, country=country)


class TestPersons:
    @pytest.mark.parametrize(
        ("one", "two", "strength"),
        [
            ("1966-01-28", "28 Jan 1966", "strong"),
            ("1966-01-27", "1966/1/28", "strong"),
            ("1965-12-31", "1966-01-01", "strong"),
            ("1969-08-21", "1968-08-21", "likely"),
            ("1969-03-08", "1969-08-03", "likely"),
            ("1940-02-26", "1940", "likely"),
            ("1950年", "1949", "likely"),
            ("1967年から1969年までの間", "1968-05-01", "likely"),
            ("1963年頃", "1964", "likely"),
            ("1954;1970-10-15", "1968-03-26;1970-10-15", "strong"),
        ],
    )
    def test_the_name_and_a_birth_date_but_for_a_slip_tie(self, one: str, two: str, strength: str) -> None:
        found = only(entry("UN:1", "KIM TONG CHOL", born=one), entry("MOF:2", "Kim Tong-ch'o'l", born=two))
        assert found.strength == strength
        assert "birth" in found.reason

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("1966-01-28", "1968-08-07"),
            ("1962-02-18", "circa 1946;circa 1947"),
            ("1966-01-28", "1966-02-28"),
            ("1966-01-28", "1966-01-30"),
            ("1950", "1952"),
            ("", ""),
            ("1966-01-28", ""),
        ],
    )
    def test_a_name_alone_never_ties_two_persons(self, one: str, two: str) -> None:
        assert not tie([entry("UN:1", "KIM TONG CHOL", born=one), entry("OFAC:2", "KIM, Tong Chol", born=two)])

    def test_the_words_of_a_name_turned_round_are_another_name(self) -> None:
        assert not tie([entry("UN:1", "RI UN-SONG", born="1969"), entry("OFAC:2", "RI, Song Un", born="1969")])

    def test_the_surname_may_stand_last(self) -> None:
        found = only(entry("UN:1", "RI WON HO", born="1964-07-17"), entry("EU:2", "Won-ho RI", born="1964-07-17"))
        assert found.strength == "strong"
        assert found.reason.startswith("listed name")

    def test_a_weak_alias_ties_nothing(self) -> None:
        assert not tie(
            [entry("UN:1", "A B", weak=("KIM A",), born="1964-07-17"), entry("EU:2", "KIM A", born="1964-07-17")]
        )

    def test_a_year_and_a_broad_date_need_the_listed_name_and_one_programme(self) -> None:
        one, two = (
            entry("UN:1", "KIM A B", born="1950"),
            entry("EU:2", "KIM A B", born="1951", dprk=False, programmes=("X",)),
        )
        assert not tie([one, two])

    def test_the_same_passport_and_a_name_tie_without_a_birth_date(self) -> None:
        one = entry("UN:1", "PAK IL KYU", numbers=(number("passport", "PS472330208"),))
        two = entry("MOF:2", "Pak Il-Gyu", "PAK IL KYU", numbers=(number("passport", "472330208"),))
        assert only(one, two) == Tie(("MOF", "2"), ("UN", "1"), "passport 472330208 and the name", "strong")

    def test_passports_of_two_countries_tie_nothing(self) -> None:
        one = entry("UN:1", "A B", numbers=(number("passport", "472330208", "KP"),))
        two = entry("OFAC:2", "A B", numbers=(number("passport", "472330208", "SY"),))
        assert not tie([one, two])

    def test_a_number_alone_of_an_unknown_country_is_chance(self) -> None:
        one = entry("UN:1", "KIM A", numbers=(number("passport", "472330208"),))
        two = entry("OFAC:2", "AHMAD B", numbers=(number("passport", "472330208"),))
        assert not tie([one, two])


class TestShips:
    def test_the_same_ship_number_ties_whatever_the_names(self) -> None:
        one = entry("OFAC:1", "JIN TENG", kind="vessel", numbers=(number("imo", "9163154"),))
        two = entry("UK:2", "SHEN DA 8", kind="vessel", numbers=(number("imo", "9163154"),))
        assert only(one, two).strength == "certain"

    def test_a_number_without_its_check_digit_ties_nothing(self) -> None:
        ships = [entry(f"{name}:1", name, kind="vessel", numbers=(number("imo", "9163155"),)) for name in ("UK", "EU")]
        assert not tie(ships)

    def test_an_owner_is_not_its_ship(self) -> None:
        ship = entry("UK:1", "PETREL 8", kind="vessel", numbers=(number("imo", "9562233"),))
        owner = entry("MOF:2", "LI-ANYI SHIPPING", kind="organisation", numbers=(number("imo", "9562233"),))
        assert not tie([ship, owner])

    def test_a_ship_listed_as_a_body_ties_by_number_and_name(self) -> None:
        ship = entry("UK:1", "PETREL 8", kind="vessel", numbers=(number("imo", "9562233"),))
        body = entry("EU:2", "Petrel 8", kind="organisation", numbers=(number("imo", "9562233"),))
        assert only(ship, body).strength == "certain"


class TestBodies:
    def test_a_name_and_a_country_tie(self) -> None:
        found = only(
            entry("UN:1", "KOREA ACHIM SHIPPING CO", kind="organisation", country="KP", programmes=("a",), dprk=False),
            entry("MOF:2", "Korea Achim Shipping Company", kind="organisation", country="KP", programmes=("b",)),
        )
        assert (found.strength, found.reason) == ("likely", "listed name, in KP")

    def test_a_name_alone_ties_no_two_bodies(self) -> None:
        one = entry("UN:1", "LION TRADING", kind="organisation", country="KP")
        two = entry("OFAC:2", "LION TRADING", kind="organisation", country="PA", dprk=False, programmes=("SDNTK",))
        assert not tie([one, two])

    def test_an_abbreviation_behind_the_name_is_no_part_of_it(self) -> None:
        one = entry("UN:1", "KOREA KWANGSON BANKING CORPORATION (KKBC)", kind="organisation", country="KP")
        two = entry("MOF:2", "Korea Kwangson Banking Corp.", kind="organisation", country="KP")
        assert only(one, two).strength == "strong"

    def test_two_bodies_that_share_a_name_stay_apart(self) -> None:
        second, science = "SECOND ACADEMY OF NATURAL SCIENCES", "ACADEMY OF NATIONAL DEFENSE SCIENCE"
        entries = [
            entry("UN:18", second, "SANSRI", kind="organisation", country="KP"),
            entry("UN:21", science, second, kind="organisation", country="KP"),
            entry("MOF:14-18", second, "SANSRI", kind="organisation", country="KP", programmes=("14", "DPRK")),
            entry("MOF:14-21", science, second, kind="organisation", country="KP", programmes=("14", "DPRK")),
        ]
        assert {(t.a[1], t.b[1]) for t in tie(entries)} == {("14-18", "18"), ("14-21", "21")}

    def test_a_trade_name_of_another_designation_does_not_tie(self) -> None:
        komid, kumryong = "KOREA MINING DEVELOPMENT TRADING CORPORATION", "KOREA KUMRYONG TRADING CORPORATION"
        entries = [
            entry("UN:1", komid, kind="organisation"),
            entry("UN:14", kumryong, kind="organisation"),
            entry("MOF:14-14", kumryong, komid, kind="organisation"),
        ]
        assert [(t.a[1], t.b[1]) for t in tie(entries)] == [("14-14", "14")]

    def test_an_alias_that_only_one_body_has_ties(self) -> None:
        one = entry("OFAC:1", "NADA BUREAU", kind="organisation", country="KP")
        two = entry("UN:2", "NATA", "NADA Bureau", kind="organisation", country="KP")
        assert only(one, two).strength == "likely"

    def test_a_company_number_ties(self) -> None:
        numbers = (number("imo_company", "5342883"),)
        found = only(
            entry("UN:1", "CHONGCHONGANG", kind="organisation", numbers=numbers),
            entry("OFAC:2", "CHONG CHON GANG", kind="organisation", numbers=numbers),
        )
        assert found.strength == "certain"

    def test_a_bank_code_ties_head_office_and_branch_code(self) -> None:
        one = entry("MOF:1", "A", kind="organisation", numbers=(number("bic", "FTBDKPPY"),))
        two = entry("OFAC:2", "B", kind="organisation", numbers=(number("bic", "FTBDKPPYXXX"),))
        assert only(one, two).reason == "bank code FTBDKPPY"


class TestLists:
    def test_a_quoted_un_reference_ties_for_certain(self) -> None:
        one = entry("UN:KPi.033", "RI WON HO")
        two = entry("EU:77", "Ri Won-Ho", numbers=(number("un_reference", "KPi.033"),))
        three = entry("UK:DPR1", "RI", numbers=(number("un_reference", "KPI.033 "),))
        assert {t.strength for t in tie([one, two, three])} == {"certain"}
        assert len(tie([one, two, three])) == 3

    def test_one_person_on_two_bases_of_a_list_is_tied(self) -> None:
        one = entry("MOF:15-48", "PAEK SE BONG", born="1938/3/21", programmes=("15", "DPRK"))
        two = entry("MOF:17-1", "PAEK SE BONG", born="1938/3/21", programmes=("17", "DPRK"))
        assert only(one, two).strength == "strong"

    def test_two_designations_on_one_basis_are_two(self) -> None:
        branches = [entry(f"OFAC:{n}", "AL-AQSA FOUNDATION", kind="organisation", programmes=("SDGT",)) for n in (1, 2)]
        assert not tie(branches)

    def test_within_a_list_a_number_alone_ties_nothing(self) -> None:
        shops = [
            entry(
                f"OFAC:{n}",
                name,
                kind="organisation",
                programmes=(name,),
                dprk=False,
                numbers=(number("tax", "6070026706", "CO"),),
            )
            for n, name in enumerate(("FUTURO", "HARB"))
        ]
        assert not tie(shops)


NAMES = st.sampled_from(["KIM TONG CHOL", "Kim Tong-chol", "RI UN SONG", "RI SONG UN", "Tong Chol KIM"])
DAYS = st.dates(datetime.date(1966, 1, 26), datetime.date(1966, 1, 30)).map(str)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["UN", "MOF", "OFAC"]), NAMES, DAYS), max_size=6), st.randoms())
def test_the_order_of_the_entries_changes_no_tie(rows: list[tuple[str, str, str]], random: "object") -> None:
    entries = [entry(f"{name}:{n}", text, born=day, programmes=(str(n),)) for n, (name, text, day) in enumerate(rows)]
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pairs = tie(entries)
    assert {(t.a, t.b, t.strength) for t in pairs} == {(t.a, t.b, t.strength) for t in tie(shuffled)}
    assert all(t.a < t.b for t in pairs)


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, str]]:
    return transcribed(shared / "lists" / "jp")


@pytest.fixture(scope="module")
def ties(shared: Path, rows: list[dict[str, str]]) -> tuple[Tie, ...]:
    text = csv_text({column: cell for column, cell in row.items() if column != "un"} for row in rows)
    lists = shared / "lists"
    mof = mof_csv.read([SourceFile("shisantouketsu20260828.csv", content=text.encode())])
    un = un_xml.read(open_files([lists / "un" / "un_consolidated_2026-02-27.xml"]))
    ofac = ofac_csv.read(open_files([lists / "ofac" / "2022-01"]))
    return tie([*mof.entries, *un.entries, *ofac.entries])


class TestPublishers:
    def test_mof_and_un_tie_as_transcribed(self, rows: list[dict[str, str]], ties: tuple[Tie, ...]) -> None:
        expected = {
            (f"{int(row['区分'])}-{int(row['番号'][4:])}", row["un"]): bool(
                row["生年月日"] or row["個人・団体"] == "団体"
            )
            for row in rows
            if row["un"]
        }
        found = {(t.a[1], t.b[1]) for t in ties if (t.a[0], t.b[0]) == ("MOF", "UN")}
        # Those without a birth date have a name alone, but for the ones whose passport both lists print.
        missed = {pair for pair in expected if pair not in found}
        assert missed == {("15-5", "KPi.005"), ("15-9", "KPi.009"), ("15-10", "KPi.010"), ("15-11", "KPi.011")}
        assert not any(expected[pair] for pair in missed)
        known = {own for own, _ in expected}
        assert {pair for pair in found if pair[0] in known} <= expected.keys()

    def test_each_mof_entry_ties_to_one_un_entry_at_most(self, ties: tuple[Tie, ...]) -> None:
        own = [t.a for t in ties if (t.a[0], t.b[0]) == ("MOF", "UN")]
        assert len(own) == len(set(own))

    @pytest.mark.parametrize("un", ["KPi.055", "KPi.065", "KPi.068", "KPi.078", "KPi.063"])
    def test_a_birth_date_that_the_un_file_shifted_breaks_no_tie(self, ties: tuple[Tie, ...], un: str) -> None:
        assert any(t.a[0] == "MOF" and t.b == ("UN", un) for t in ties)

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            (("UN", "KPi.068"), ("OFAC", "22702")),
            (("MOF", "17-36"), ("UN", "KPi.068")),
            (("MOF", "17-36"), ("OFAC", "22996")),
            (("MOF", "15-68"), ("MOF", "17-36")),
            (("UN", "KPi.024"), ("OFAC", "12211")),
            (("MOF", "14-18"), ("MOF", "14-21")),
            (("MOF", "14-18"), ("UN", "KPe.021")),
            (("MOF", "14-21"), ("UN", "KPe.018")),
            (("MOF", "14-14"), ("OFAC", "9345")),
        ],
    )
    def test_namesakes_stay_apart(self, ties: tuple[Tie, ...], one: tuple[str, str], two: tuple[str, str]) -> None:
        assert not {(one, two), (two, one)} & {(t.a, t.b) for t in ties}

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            (("OFAC", "22996"), ("UN", "KPi.068")),
            (("MOF", "15-68"), ("MOF", "17-48")),
            (("MOF", "17-36"), ("OFAC", "22702")),
            (("MOF", "17-9"), ("OFAC", "17627")),
        ],
    )
    def test_the_right_namesakes_are_tied(
        self, ties: tuple[Tie, ...], one: tuple[str, str], two: tuple[str, str]
    ) -> None:
        assert (one, two) in {(t.a, t.b) for t in ties}
