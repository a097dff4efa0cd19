"""From a case to its hits: who is looked for by what, as the lists stood on the day."""

import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sekisho.deciding import Searched
from sekisho.deciding.decision import Hit, ListUsed
from sekisho.deciding.hits import Lists, find_hits, open_lists, screen_cases
from sekisho.errors import UsageError
from sekisho.lists.entry import Entry, ListedName
from sekisho.lists.store import Store
from sekisho.screening.build import build_index
from sekisho.screening.screen import Screen
from tests.deciding.asking import built_in_lists, look, read


def party(day: str = "2026-03-01", **fields: Any) -> dict[str, Any]:
    return {"kind": "party", "date": day, "party": fields}


def voyage(**ship: Any) -> dict[str, Any]:
    return {"kind": "voyage", "date": "2019-03-01", "ship": {"flag": "PA", **ship}, "port": "JPMAI", "calls": []}


def effects(searched: Searched) -> dict[tuple[str, str], str]:
    return {(hit.list, hit.entry): hit.effect for hit in searched.hits}


def one(searched: Searched, name: str, entry: str) -> Hit:
    (hit,) = (hit for hit in searched.hits if (hit.list, hit.entry) == (name, entry))
    return hit


# ---------------------------------------------------------------- by name


def test_a_listed_name_is_a_hit_on_every_list_that_has_it() -> None:
    found = look(party(names=["RI WON HO"], kind="person"))
    assert effects(found) == {
        ("MOF", "15-33"): "decides",
        ("OFAC", "19609"): "decides",
        ("UN", "KPi.033"): "decides",
        ("UK", "DPR0270"): "shown",
    }
    hit = one(found, "UN", "KPi.033")
    assert (hit.party, hit.listed_name, hit.score, hit.band) == ("party", "RI WON HO", 1.0, "strong")
    assert hit.listed_from == datetime.date(2016, 11, 30)
    assert hit.about_dprk
    assert [because.en for because in hit.because] == ["the same letters", "sure enough to decide"]


def test_any_of_several_names_is_enough() -> None:
    names = ["John Smith", {"text": "리원호", "script": "Hang", "lang": "ko"}]
    assert effects(look(party(names=names, kind="person")))["UN", "KPi.033"] == "decides"


@pytest.mark.parametrize(
    ("name", "kind", "entry"),
    [
        ("김정은", "person", ("OFAC", "20157")),
        ("キム・ジョンウン", "person", ("OFAC", "20157")),
        ("金正恩", "person", ("OFAC", "20157")),
        ("Ким Чен Ын", "person", ("OFAC", "20157")),
        ("長安海連技術有限公司", "organisation", ("UN", "KPe.055")),
        ("ラザルス・グループ", "organisation", ("MOF", "16-68")),
        ("K\u200bIM JONG UN", "person", ("OFAC", "20157")),
        ("КIM JONG UN", "person", ("OFAC", "20157")),
        ("ＫＩＭ ＪＯＮＧ ＵＮ", "person", ("OFAC", "20157")),
        ("  kim   jong-un  ", "unknown", ("OFAC", "20157")),
    ],
)
def test_script_and_disguise_hide_nobody(name: str, kind: str, entry: tuple[str, str]) -> None:
    assert effects(look(party(names=[name], kind=kind)))[entry] == "decides"


def test_another_person_is_no_hit() -> None:
    assert ("OFAC", "20157") not in effects(look(party(names=["Kim Jong Il"], kind="person")))
    assert look(party(names=["Tanaka Ichiro"], kind="person")).hits == ()


@pytest.mark.parametrize("name", ["", " ", "***", "\u200b", "???", "\x00", "," * 50])
def test_a_name_without_a_letter_is_nobody(name: str) -> None:
    assert look(party(names=[name], kind="person")).hits == ()


@pytest.mark.parametrize("name", ["KIM " * 300, "A" * 5_000, "김" * 2_000, "キ" * 2_000, "Al-" * 800, "金" * 800])
def test_a_name_of_any_length_is_searched(name: str) -> None:
    look(party(names=[name], kind="person"))


def test_who_stands_in_a_name_too_long_for_a_name_is_found_as_in_a_text() -> None:
    long = " ".join(("remittance of the month",) * 30)
    for fields in ({"names": [f"{long} KIM JONG UN"]}, {"names": [f"{long} KIM JONG UN {long}"], "kind": "person"}):
        hit = one(look(party(**fields)), "OFAC", "20157")
        assert (hit.party, hit.effect, hit.needs) == ("party.names", "refers", ("party.listed",))
        assert effects(look(party(**fields, listed=False)))["OFAC", "20157"] == "shown"
    padded = look(party(names=[f"KIM JONG UN{' ' * 400}."], kind="person"))
    assert {h.party: h.effect for h in padded.hits if h.entry == "20157"} == {
        "party": "decides",
        "party.names": "shown",
    }


def test_the_wrong_box_hides_nobody() -> None:
    found = look(party(names=["RI WON HO"], kind="organisation"))
    assert effects(found)["UN", "KPi.033"] == "refers"
    assert one(found, "UN", "KPi.033").needs == ("party.listed",)
    assert effects(look(party(names=["Lazarus Group"], kind="person")))["MOF", "16-68"] == "refers"
    assert effects(look(party(names=["Lazarus Group"], kind="government")))["MOF", "16-68"] == "decides"
    assert effects(look(party(names=["Lazarus Group"])))["MOF", "16-68"] == "decides"


# ---------------------------------------------------------------- second facts


def test_a_birth_date_far_off_leaves_it_open() -> None:
    found = one(look(party(names=["RI WON HO"], kind="person", birth_date="1990-01-01")), "UN", "KPi.033")
    assert (found.band, found.effect, found.needs) == ("probable", "refers", ("party.ids",))
    same = one(look(party(names=["RI WON HO"], kind="person", birth_date="1964-07-17")), "UN", "KPi.033")
    assert (same.band, same.effect) == ("strong", "decides")
    day_off = one(look(party(names=["RI WON HO"], kind="person", birth_date="1964-07-18")), "UN", "KPi.033")
    assert day_off.effect == "decides"


def test_a_passport_is_a_hit_whatever_the_name() -> None:
    def ids(scheme: str, value: str = "381310014") -> list[dict[str, str]]:
        return [{"scheme": scheme, "value": value}]

    found = look(party(names=["John Smith"], kind="person", ids=ids("passport")))
    assert effects(found)["UN", "KPi.033"] == "decides"
    assert one(found, "UN", "KPi.033").score == 1.0
    assert effects(look(party(ids=ids("passport", "3813-10014"))))["UN", "KPi.033"] == "decides"
    assert effects(look(party(names=["John Smith"], ids=ids("cust"))))["UN", "KPi.033"] == "refers"
    assert effects(look(party(names=["RI WON HO"], ids=ids("cust"))))["UN", "KPi.033"] == "decides"
    assert look(party(names=["John Smith"], ids=ids("passport", "381310015"))).hits == ()


def test_a_name_and_a_number_that_meet_one_party_are_one_hit() -> None:
    ids = [{"scheme": "passport", "value": "381310014"}]
    found = look(party(names=["RI WON HO"], kind="person", birth_date="1990-01-01", ids=ids))
    hit = one(found, "UN", "KPi.033")
    assert (hit.band, hit.effect, hit.score) == ("strong", "decides", 1.0)
    said = " ".join(because.en for because in hit.because)
    assert "number" in said
    assert "the same letters" in said
    assert "birth date" in said


def test_a_weak_alias_does_not_decide_alone() -> None:
    found = one(look(party(names=["KOMID"], kind="organisation")), "OFAC", "9345")
    assert (found.score, found.band, found.effect) == (1.0, "probable", "refers")
    assert any("weak" in because.en for because in found.because)


# ---------------------------------------------------------------- ships

HAO_FAN_6 = ("UN", "ship-hao-fan-6")


@pytest.mark.parametrize(
    ("ship", "effect"),
    [
        ({"name": "Hao Fan 6", "imo": "8628597"}, "decides"),
        ({"name": "Hao Fan 6", "imo": "IMO 8628597"}, "decides"),
        ({"name": "Pacific Star", "imo": "8628597"}, "decides"),
        ({"imo": "8628597"}, "decides"),
        ({"name": "Hao Fan 6"}, "refers"),
        ({"name": "M/V HAOFAN SIX"}, "refers"),
        ({"name": "Pacific Star", "former_names": ["Hao Fan 6"]}, "refers"),
        ({"name": "Hao Fan 6", "imo": "9074729"}, "shown"),
        ({"name": "Hao Fan 6", "imo": "8628597", "designated": []}, "shown"),
        ({"name": "Hao Fan 6", "designated": {"UN": "2017-10-03"}}, "shown"),
        ({"name": "Pacific Star", "imo": "9074729"}, None),
        ({"name": "Hao Fan 7"}, None),
    ],
)
def test_a_ship_is_known_by_its_number(ship: dict[str, Any], effect: str | None) -> None:
    assert effects(look(voyage(**ship))).get(HAO_FAN_6) == effect


def test_a_ship_without_a_number_on_the_list_is_for_a_reviewer() -> None:
    """The UN's Jin Hye: the list that ships has no IMO number of it."""
    hit = one(look(voyage(name="Jin Hye", imo="9074729")), "UN", "ship-jin-hye")
    assert (hit.effect, hit.needs) == ("refers", ("ship.designated",))
    hit = one(look(voyage(name="Jin Hye")), "UN", "ship-jin-hye")
    assert (hit.effect, hit.needs) == ("refers", ("ship.imo",))


def test_the_other_ship_of_a_transfer_is_shown_or_referred() -> None:
    transfers = [{"date": "2019-02-01", "other": {"imo": "8628597"}}, {"date": "2019-02-02", "other": {"name": "X"}}]
    found = look({**voyage(name="Pacific Star", imo="9074729"), "transfers": transfers})
    hit = one(found, *HAO_FAN_6)
    assert (hit.party, hit.effect, hit.needs) == ("transfers[0].other", "refers", ("transfers[0].other.designated",))


# ---------------------------------------------------------------- the day


def test_the_lists_count_as_they_stood_on_the_day(tmp_path: Path) -> None:
    name = (ListedName(text="KIM TEST PERSON"),)
    span = Entry(
        list="UN",
        id="X.1",
        kind="person",
        names=name,
        about_dprk=True,
        listed_from=datetime.date(2010, 1, 1),
        listed_to=datetime.date(2012, 1, 1),
    )
    back = Entry(list="UN", id="X.1", kind="person", names=name, about_dprk=True, listed_from=datetime.date(2015, 1, 1))
    undated = Entry(list="OFAC", id="9", kind="person", names=name, about_dprk=True)
    build_index(tmp_path / "made.index", [span, back, undated])
    lists = Lists(Screen(tmp_path / "made.index"), [])

    def on(day: str) -> set[tuple[str, str]]:
        return {(h.list, h.entry) for h in find_hits(read(party(day, names=["Kim Test Person"])), lists).hits}

    ofac = ("OFAC", "9")
    assert on("2009-12-31") == {ofac}
    assert on("2010-01-01") == {ofac, ("UN", "X.1")}
    assert on("2011-12-31") == {ofac, ("UN", "X.1")}
    assert on("2012-01-01") == {ofac}
    assert on("2015-01-01") == {ofac, ("UN", "X.1")}


def test_the_day_before_the_listing() -> None:
    asked = {"names": ["CHANG CHANG HA"], "kind": "person", "birth_date": "1964-01-10"}
    assert ("UN", "KPi.037") not in effects(look(party("2016-11-29", **asked)))
    assert effects(look(party("2016-11-30", **asked)))["UN", "KPi.037"] == "decides"


def test_a_case_without_a_day_is_refused() -> None:
    case = msgspec.structs.replace(read(party(names=["A"])), date=None)
    with pytest.raises(UsageError, match="no date"):
        find_hits(case, built_in_lists())


# ---------------------------------------------------------------- several cases, several states


def test_cases_looked_up_together_are_as_each_alone() -> None:
    cases = [
        read(party("2016-11-29", names=["CHANG CHANG HA"], kind="person")),
        read(party("2016-11-30", names=["CHANG CHANG HA"], kind="person")),
        read(party("2016-11-30", names=["CHANG CHANG HA"], kind="organisation")),
        read(voyage(name="Hao Fan 6", imo="8628597")),
        read({"kind": "party", "date": "2019-03-01"}),
    ]
    lists = built_in_lists()
    assert screen_cases(cases, lists) == [find_hits(case, lists) for case in cases]
    assert screen_cases([], lists) == []


def test_the_lists_searched_are_named_with_their_states() -> None:
    used = look(party(names=["A"])).lists
    assert {"UN", "OFAC", "MOF", "UK"} <= {one.list for one in used}
    assert all(isinstance(one.as_of, datetime.date) and len(one.sha256) == 64 for one in used)


def test_a_day_of_knowledge_takes_the_lists_that_were_in_then() -> None:
    """Of the lists that ship only OFAC's is of 2023; Lazarus Group stands on it and on Japan's."""
    asked = read(party("2023-12-01", names=["Lazarus Group"], kind="organisation"))
    now = find_hits(asked, built_in_lists())
    then = find_hits(asked, open_lists(Store(), datetime.date(2024, 1, 1)))
    assert set(effects(now)) == {("MOF", "16-68"), ("OFAC", "27307")}
    assert set(effects(then)) == {("OFAC", "27307")}
    assert {one.list for one in then.lists} == {"OFAC"}
    assert "MOF, UN, EU" in next(p.message for p in then.problems if p.code == "list.missing")


def codes(searched: Searched) -> dict[str, str]:
    return {problem.code: problem.message for problem in searched.problems}


def test_a_list_that_is_not_here_is_said_once_where_the_answer_rests_on_it() -> None:
    case = party("2023-10-01", names=["A Name"], kind="person")
    assert "EU" in codes(look(case))["list.missing"]
    assert [p.code for p in look(case).problems] == ["list.missing"]
    assert codes(look({**case, "regimes": ["JP", "UN", "US", "KR"]})) == {}
    reviewed = party("2023-10-01", names=["A Name"], listed=False)
    assert codes(look(reviewed)) == {}
    assert codes(look({"kind": "party", "date": "2023-10-01"})) == {}


def test_lists_much_older_than_the_act_are_said() -> None:
    def lists(day: datetime.date) -> Lists:
        return Lists(built_in_lists().screen, [ListUsed(name, day, "0" * 64) for name in ("UN", "OFAC", "MOF", "EU")])

    def said(day: int) -> set[str]:
        asked = read(party(f"2026-03-{day:02}", names=["A Name"]))
        return set(codes(find_hits(asked, lists(datetime.date(2026, 3, 1)))))

    assert said(1) == said(15) == set()
    assert said(16) == {"list.old"}
