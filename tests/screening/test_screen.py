"""Who is this? Hits by name, by number, by day; bands that second facts move and never hide."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sekisho.errors import BrokenData
from sekisho.lists.entry import BirthDate, Entry, ListedName, ListedNumber
from sekisho.screening.build import build_index
from sekisho.screening.index import IndexFile
from sekisho.screening.query import Number, Query, QueryKind
from sekisho.screening.screen import Asking, Screen

BORN = datetime.date(1968, 8, 5)


def person(key: str, *names: str, born: datetime.date | None = None, **more: object) -> Entry:
    births = (BirthDate(from_=born, to=born, precision="day"),) if born else ()
    listed = tuple(ListedName(text=name) for name in names)
    return Entry(list="OWN", id=key, kind="person", names=listed, birth_dates=births, **more)  # type: ignore[arg-type]


ENTRIES = (
    person("1", "KIM Jong Un", born=BORN),
    person("2", "RI Song Chol", "LI Cheng He"),
    person("3", "IVANOV, Sergei Petrovich"),
    person("4", "AL-HAMIDAWI, Ridwan Ali", listed_from=datetime.date(2010, 1, 1), listed_to=datetime.date(2015, 1, 1)),
    Entry(
        list="OWN",
        id="5",
        kind="vessel",
        names=(ListedName(text="KUM SONG 3"),),
        numbers=(ListedNumber("imo", "8661850"),),
    ),
    Entry(
        list="OTHER",
        id="6",
        kind="organisation",
        names=(ListedName(text="Korea Ponghwa Trading Corporation"), ListedName(text="Ponghwa", quality="weak")),
        numbers=(ListedNumber("bic", "PONGKPPY"),),
    ),
    Entry(list="OWN", id="7", kind="unknown", names=(ListedName(text="Green Pine"),)),
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Screen:
    path = tmp_path_factory.mktemp("screen") / "own.index"
    build_index(path, ENTRIES)
    return Screen(path)


def found(screen: Screen, *names: str, kind: QueryKind = "unknown", asking: Asking | None = None) -> set[str]:
    return {hit.entry for hit in screen.find(Query(names=names, kind=kind), asking or Asking())}


@pytest.mark.parametrize(
    "name",
    ["Kim Jong Un", "KIM, Jong-un", "Kim Jongun", "김정은", "金正恩", "キム・ジョンウン",
     "ｷﾑ ｼﾞﾖﾝｳﾝ", "Ким Чен Ын", "Gim Jeong-eun",
     "ＫＩＭ Ｊｏｎｇ Ｕｎ", "K1M J0ng Un", "Кіm Jоng Un", "Kim\u200b Jong Un", "Dr. KIM Jong Un", "KIMJONGUN"],
)  # fmt: skip
def test_a_name_in_any_dress_is_found(screen: Screen, name: str) -> None:
    assert "1" in found(screen, name, kind="person")


@pytest.mark.parametrize("name", ["Kim Jong Il", "김정일", "Kim Jong Nam", "Kim Un", "Ким Чен Ир", "Chong Un Ri"])
def test_another_korean_is_not(screen: Screen, name: str) -> None:
    assert "1" not in found(screen, name, kind="person")


@pytest.mark.parametrize(
    "name", ["IVANOV, Sergey Pavlovich", "PETROV, Sergei Petrovich", "Sergei", "A", "Ivanova Anna"]
)
def test_another_father_surname_or_a_given_name_alone_is_no_hit(screen: Screen, name: str) -> None:
    assert "3" not in found(screen, name, kind="person")


def test_a_hull_number_must_agree_and_an_imo_number_decides(screen: Screen) -> None:
    assert found(screen, "M/V KUMSONG 3", kind="vessel") == {"5"}
    assert found(screen, "KUM SONG 5", kind="vessel") == set()
    renamed = screen.find(Query(names=("GOLDEN STAR",), kind="vessel", numbers=(Number("imo", "IMO 8661850"),)))
    assert [(hit.entry, hit.band, hit.score) for hit in renamed] == [("5", "strong", 1.0)]
    other = screen.find(Query(names=("KUM SONG 3",), kind="vessel", numbers=(Number("imo", "9074729"),)))
    assert [hit.band for hit in other] == ["review"]


def test_a_list_is_asked_as_it_stood_on_the_day(screen: Screen) -> None:
    name = "Ridwan Ali al-Hamidawi"
    days = {2009: False, 2010: True, 2014: True, 2015: False}
    for year, is_listed in days.items():
        asking = Asking(day=datetime.date(year, 1, 1))
        assert ("4" in found(screen, name, asking=asking)) is is_listed
    assert "4" in found(screen, name)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (BORN, "strong"), (BORN.replace(day=6), "strong"), (BORN.replace(year=1967), "strong"),
        (datetime.date(1940, 1, 1), "probable"),
    ],
)  # fmt: skip
def test_a_birth_date_moves_the_band_and_never_hides(screen: Screen, born: datetime.date, band: str) -> None:
    hits = screen.find(Query(names=("Kim Jong Un",), kind="person", birth_dates=((born, born),)))
    assert [hit.band for hit in hits] == [band]
    assert any("birth date" in reason for reason in hits[0].because)


def test_a_weak_alias_alone_is_not_strong(screen: Screen) -> None:
    (hit,) = screen.find(Query(names=("Ponghwa",), kind="organisation"))
    assert hit.band == "probable"
    assert any("weak" in reason for reason in hit.because)


def test_lists_limit_and_threshold_are_followed(screen: Screen) -> None:
    assert found(screen, "Korea Ponghwa Trading", asking=Asking(lists=frozenset({"OWN"}))) == set()
    assert found(screen, "Korea Ponghwa Trading") == {"6"}
    assert len(screen.find(Query(names=("Kim Jong Un", "Ri Song Chol")), Asking(limit=1))) == 1
    assert found(screen, "Korea Ponghwa Comercial Bank", asking=Asking(threshold=950)) == set()


def test_equal_letters_give_one_and_nothing_else_does(screen: Screen) -> None:
    scores = {
        name: [hit.score for hit in screen.find(Query(names=(name,), kind="person"))]
        for name in ("Ri Song Chol", "RI, Song-chol", "Song Chol RI", "리성철", "Lee Seong-cheol")
    }
    assert scores["Ri Song Chol"] == scores["RI, Song-chol"] == [1.0]
    assert all(
        score and max(score) < 1 for name, score in scores.items() if name not in ("Ri Song Chol", "RI, Song-chol")
    )


def test_many_are_found_as_one_by_one(screen: Screen) -> None:
    names = [
        "김정은",
        "Kim Jong Il",
        "Ponghwa Trading",
        "",
        "...",
        "KUM SONG 3",
        "Green Pine",
        "Serge Ivanov",
        "\ud800",
        "x" * 500,
    ]
    queries = [Query(names=(name,)) for name in names]
    assert list(screen.find_many(queries)) == [screen.find(query) for query in queries]


def test_a_party_of_unknown_kind_is_found_as_each(screen: Screen) -> None:
    for kind in ("person", "organisation", "vessel"):
        assert found(screen, "Green Pine", kind=kind) == {"7"}


def test_an_addition_replaces_what_it_removes(tmp_path: Path) -> None:
    base, more = tmp_path / "base.index", tmp_path / "more.index"
    build_index(base, ENTRIES)
    weights = Screen(base).weights
    build_index(more, [person("2", "PAK Yong Ho")], weights=weights, removed=[("OWN", "2")])
    both = Screen(base, more)
    assert found(both, "Ri Song Chol") == set()
    assert found(both, "Pak Yong Ho") == {"2"}


@pytest.mark.parametrize("damage", ["cut", "head", "empty", "byte"])
def test_a_damaged_index_is_never_answered_from(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "own.index"
    build_index(path, ENTRIES)
    data = path.read_bytes()
    path.write_bytes({
        "cut": data[:-100], "head": b"x" + data[1:], "empty": b"", "byte": data[:-200] + b"\x7f" + data[-199:],
    }[damage])  # fmt: skip
    with pytest.raises(BrokenData, match=r"own\.index"):
        IndexFile(path).verify()


TITLED = (
    "김정은 국무위원장",
    "김정은동지",
    "金正恩同志",
    "金正恩氏",
    "金正恩总书记",
    "キム・ジョンウン氏",
    "Товарищ Ким Чен Ын",
    "Ким Чен Ын, председатель",
    "Vice Marshal Kim Jong Un",
    "Kim Jong Un, Chairman",
)


@pytest.mark.parametrize("name", TITLED)
def test_titles_of_any_script_are_no_part_of_a_name(screen: Screen, name: str) -> None:
    (hit,) = screen.find(Query(names=(name,), kind="person"))
    assert (hit.entry, hit.band) == ("1", "strong")


def test_titles_are_taken_off_alike_in_many_names(screen: Screen) -> None:
    queries = [Query(names=(name,), kind="person") for name in TITLED * 110]
    assert list(screen.find_many(queries)) == [screen.find(query) for query in queries]


def test_a_title_alone_is_still_a_name(screen: Screen) -> None:
    assert not found(screen, "同志", kind="person")
    assert not found(screen, "대장", kind="person")


def test_the_name_of_a_ship_with_its_number_is_no_person(screen: Screen) -> None:
    assert found(screen, "金星3号") == {"5"}
    assert found(screen, "Kum Song 3 ho", kind="vessel") == {"5"}
    assert not found(screen, "Kum Song 4 ho", kind="vessel")
    (hit,) = screen.find(Query(names=("Kum Song No. 3",), kind="vessel"))
    assert "hull number 3 on both" in hit.because


def test_one_usual_word_is_no_name_in_common(screen: Screen) -> None:
    assert not found(screen, "Corporation", kind="organisation")
    assert not found(screen, "Trading", kind="organisation")
    assert found(screen, "Ponghwa Trading", kind="organisation") == {"6"}


def test_a_limit_leaves_the_surest_hit(tmp_path: Path) -> None:
    ships = [
        Entry(
            list="OWN",
            id=key,
            kind="vessel",
            names=(ListedName(text="CHON MA SAN"),),
            numbers=(ListedNumber("imo", imo),),
        )
        for key, imo in (("a", "8660313"), ("b", "9187629"))
    ]
    build_index(tmp_path / "ships.index", ships)
    query = Query(names=("Chon Ma San",), kind="vessel", numbers=(Number("imo", "9187629"),))
    (hit,) = Screen(tmp_path / "ships.index").find(query, Asking(limit=1))
    assert (hit.entry, hit.band) == ("b", "strong")


def test_a_party_without_a_first_day_counts_on_every_day_and_it_is_said(screen: Screen) -> None:
    day = datetime.date(1990, 1, 1)
    (hit,) = screen.find(Query(names=("Kim Jong Un",)), Asking(day=day, past=True))
    assert f"since when it is listed is not known: taken as listed on {day}" in hit.because
    (known,) = screen.find(Query(names=("Ridwan Ali Al-Hamidawi",)), Asking(day=datetime.date(2012, 1, 1), past=True))
    assert not any("since when" in reason for reason in known.because)
