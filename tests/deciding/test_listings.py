"""What hits do to a decision: who is listed decides, who may be listed refers, and a reviewer wins."""

import datetime
import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Text
from sekisho.deciding import Decision, Hit, Searched, to_json
from sekisho.law import RANK
from sekisho.lists.built_in import built_in_entries, built_in_parts
from tests.deciding.asking import ask, look, search

NO_TIE = {"us_person": False, "usd_clearing": False, "us_origin": False, "eu_person": False}
TANAKA = {"names": ["Tanaka Ichiro"], "kind": "person", "residence": "JP", "listed": False}
LISTS = ("UN", "MOF", "OFAC", "EU", "UK", "OWN")


def payment(**fields: Any) -> dict[str, Any]:
    """A small business payment from Japan to China, of which no rule says anything."""
    base = {
        "kind": "payment",
        "date": "2023-10-01",
        "payer": TANAKA,
        "payee": {"names": ["Wang Trading"], "kind": "organisation", "residence": "CN"},
        "amount": {"currency": "JPY", "value": 10000},
        "purpose": "business",
        "nexus": NO_TIE,
    }
    return {**base, **fields}


def party(day: str = "2023-10-01", **fields: Any) -> dict[str, Any]:
    return {"kind": "party", "date": day, "party": {"residence": "CN", **fields}}


def hit(name: str = "UN", effect: Any = "decides", **changes: Any) -> Hit:
    return Hit(
        **{
            "party": "payee",
            "list": name,
            "entry": "E1",
            "listed_name": "A LISTED NAME",
            "matched_alias": "A LISTED NAME",
            "score": 0.85,
            "band": "probable",
            "effect": effect,
            "because": (Text("not sure enough to decide", "確度が不足"),),
            "needs": () if effect != "refers" else ("payee.birth_date",),
            "about_dprk": True,
            "listed_from": datetime.date(2016, 11, 30),
            "listed_to": None,
            **changes,
        }
    )


def decided(case: dict[str, Any], *hits: Hit) -> Decision:
    return search(case, Searched(hits=hits, lists=()))


def verdicts(decision: Decision) -> dict[str, str]:
    return {regime: said.verdict for regime, said in decision.regimes.items()}


def said(decision: Decision, regime: Any, measure: str) -> list[str]:
    """The reasons of one measure."""
    return [b.en for f in decision.regimes[regime].findings if f.measure == measure for b in f.because]


# ---------------------------------------------------------------- each list binds its own regime


@pytest.mark.parametrize(
    ("name", "regime", "verdict", "measure"),
    [
        ("UN", "UN", "prohibited", "UN-1718"),
        ("MOF", "JP", "licence_required", "JP-FREEZE"),
        ("OFAC", "US", "prohibited", "US-510.201"),
        ("EU", "EU", "prohibited", "EU-FREEZE"),
    ],
)
def test_a_sure_hit_decides_in_the_regime_of_its_list_alone(name: str, regime: Any, verdict: str, measure: str) -> None:
    decision = decided(party(names=["A"]), hit(name, party="party"))
    assert verdicts(decision) == {r: verdict if r == regime else "not_covered" for r in decision.regimes}
    assert f"party is on the list {name}: E1 A LISTED NAME (score 0.85)" in said(decision, regime, measure)


@pytest.mark.parametrize(("name", "regime"), [("UN", "UN"), ("MOF", "JP"), ("OFAC", "US"), ("EU", "EU")])
def test_an_unsure_one_refers_there_and_says_what_would_settle_it(name: str, regime: Any) -> None:
    decision = decided(party(names=["A"]), hit(name, "refers", party="party", needs=("party.birth_date",)))
    for other, found in decision.regimes.items():
        assert found.verdict == ("refer" if other == regime else "not_covered")
    found = decision.regimes[regime]
    assert found.needs == ("party.birth_date",)
    assert found.at_least == "not_covered"
    assert RANK[found.at_most] >= RANK["licence_required"]
    (why,) = {b for f in found.findings if f.outcome != "clear" for b in f.because if "E1" in b.en}
    assert why.en == f"a hit on party: {name} E1 A LISTED NAME (score 0.85, probable); not sure enough to decide"
    assert "E1 A LISTED NAME（一致度0.85、確度中）" in why.ja


@pytest.mark.parametrize(("name", "regime"), [("UN", "UN"), ("MOF", "JP"), ("OFAC", "US"), ("EU", "EU")])
@pytest.mark.parametrize("effect", ["decides", "refers"])
def test_another_programme_refers_whatever_the_tie(name: str, regime: Any, effect: str) -> None:
    decision = decided(payment(), hit(name, effect, about_dprk=False))
    assert verdicts(decision) == {r: "refer" if r == regime else "not_covered" for r in decision.regimes}
    (finding,) = (f for f in decision.regimes[regime].findings if f.measure == "LIST-OTHER")
    assert finding.outcome == ("applies" if effect == "decides" else "undetermined")
    assert finding.needs == (() if effect == "decides" else ("payee.birth_date",))
    assert any("E1 A LISTED NAME" in because.en for because in finding.because)


@pytest.mark.parametrize("name", ["UK", "CSL", "OWN"])
def test_a_list_that_binds_nobody_here_moves_nothing(name: str) -> None:
    assert verdicts(decided(payment(), hit(name, "shown"))) == verdicts(decided(payment()))


def test_the_republic_of_korea_has_no_list_to_search() -> None:
    def freeze(listed: bool, *hits: Hit) -> str:
        korean = {**TANAKA, "residence": "KR", "listed": listed}
        (finding,) = (
            f for f in decided(payment(payer=korean), *hits).regimes["KR"].findings if f.measure == "KR-FREEZE"
        )
        return finding.verdict

    assert freeze(False, *(hit(name) for name in LISTS)) == "not_covered"
    assert freeze(True) == "refer"


def test_several_hits_are_counted_and_the_first_is_named() -> None:
    hits = [hit("UN", "refers", entry=f"E{n}") for n in range(1, 4)]
    (why,) = set(said(decided(payment(), *hits), "UN", "UN-1718")) - {"no party is in or of the DPRK"}
    assert why.startswith("a hit on payee: UN E1 A LISTED NAME (score 0.85, probable) and 2 more")


def test_a_sure_hit_wins_over_an_unsure_one() -> None:
    open_, sure = hit("UN", "refers", party="party", entry="E0"), hit("UN", party="party")
    decision = decided(party(names=["A"]), open_, sure)
    assert decision.regimes["UN"].verdict == "prohibited"
    assert decision.regimes["UN"].needs == ()


def test_an_unknown_first_day_is_said() -> None:
    decision = decided(party(names=["A"]), hit("OFAC", party="party", listed_from=None))
    assert decision.regimes["US"].verdict == "prohibited"
    assert any("does not say since when" in why for why in said(decision, "US", "US-510.201"))


# ---------------------------------------------------------------- from names to verdicts


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"names": ["RI WON HO"], "kind": "person"}, ("licence_required", "prohibited", "prohibited")),
        ({"names": ["리원호"], "kind": "person"}, ("licence_required", "prohibited", "prohibited")),
        ({"names": ["RI WON HO"], "kind": "person", "birth_date": "1990-01-01"}, ("refer", "refer", "refer")),
        ({"names": ["RI WON HO"], "kind": "organisation"}, ("refer", "refer", "refer")),
        ({"names": ["RI WON HO"], "kind": "person", "listed": False}, ("not_covered", "not_covered", "not_covered")),
        ({"names": ["RI WON HO"], "listed": [{"list": "UN"}]}, ("not_covered", "prohibited", "not_covered")),
        ({"names": ["John Smith"], "kind": "person"}, ("not_covered", "not_covered", "not_covered")),
        (
            {"names": ["John Smith"], "ids": [{"scheme": "passport", "value": "381310014"}]},
            ("licence_required", "prohibited", "prohibited"),
        ),
        ({"names": ["KOMID"], "kind": "organisation"}, ("licence_required", "prohibited", "refer")),
        ({"names": ["***"], "kind": "person"}, ("refer", "refer", "refer")),
        ({"kind": "person"}, ("refer", "refer", "refer")),
    ],
)
def test_a_party_alone(fields: dict[str, Any], expected: tuple[str, str, str]) -> None:
    decision = search(party(**fields))
    assert tuple(decision.regimes[regime].verdict for regime in ("JP", "UN", "US")) == expected


def test_the_day_of_the_listing_turns_the_verdict() -> None:
    asked = {"names": ["CHANG CHANG HA"], "kind": "person", "birth_date": "1964-01-10"}
    before, on = search(party("2016-11-29", **asked)), search(party("2016-11-30", **asked))
    assert before.regimes["UN"].verdict == "not_covered"
    assert on.regimes["UN"].verdict == "prohibited"
    assert {h.entry for h in on.hits} - {h.entry for h in before.hits} >= {"KPi.037"}


def test_nobody_searched_is_said_and_nobody_counts_as_listed() -> None:
    unsearched = ask(party(names=["RI WON HO"], kind="person"))
    assert "screening.absent" in {p.code for p in unsearched.problems}
    assert unsearched.regimes["UN"].verdict == "not_covered"
    assert unsearched.lists == ()
    searched = search(party(names=["RI WON HO"], kind="person"))
    assert "screening.absent" not in {p.code for p in searched.problems}
    assert {used.list for used in searched.lists} >= {"UN", "OFAC", "MOF", "UK"}


def test_a_name_in_a_text_refers_and_never_decides() -> None:
    text = ["invoice 12 goods KOREA MINING DEVELOPMENT TRADING CORP shipped by M/V CHONG CHON GANG"]
    decision = search(payment(text=text))
    assert verdicts(decision) == {**verdicts(search(payment())), "JP": "refer", "UN": "refer"}
    assert decision.regimes["UN"].needs == ("text",)
    assert decision.regimes["JP"].needs == ("text",)
    assert {h.effect for h in decision.hits} == {"refers", "shown"}
    with_dollars = payment(text=text, nexus={**NO_TIE, "usd_clearing": True})
    assert search(with_dollars).regimes["US"].verdict == "refer"


def test_a_text_that_names_a_reviewed_party_moves_nothing() -> None:
    komid = {"names": ["Korea Mining Development Trading Corporation"], "residence": "CN", "listed": False}
    decision = search(payment(payee=komid, text=["for Korea Mining Development Trading Corporation"]))
    assert verdicts(decision) == verdicts(search(payment()))
    assert {h.party for h in decision.hits} == {"payee", "text[0]"}
    assert {h.effect for h in decision.hits} == {"shown"}


def test_an_address_of_somebody_listed_refers() -> None:
    payee = {"names": ["Wang Trading"], "residence": "CN", "address": ["c/o Korea Mining Development Trading Corp"]}
    assert search(payment(payee=payee)).regimes["UN"].needs == ("payee.listed",)
    assert search(payment(payee={**payee, "listed": False})).regimes["UN"].verdict == "not_covered"


def test_a_possible_hit_keeps_a_domestic_payment_from_being_taken_for_harmless() -> None:
    """All banks are in Japan, so the payee's residence would be assumed; beside an open hit it is not."""
    bank = {"kind": "organisation", "residence": "JP", "listed": False}
    domestic = payment(payee={"names": ["Wang Trading"]}, agents=[bank, bank])
    assert decided(domestic).regimes["JP"].verdict == "not_covered"
    open_ = decided(domestic, hit("OFAC", "refers"))
    assert open_.regimes["JP"].verdict == "refer"
    assert "payee.birth_date" in open_.regimes["JP"].needs


# ---------------------------------------------------------------- ships


def voyage(**ship: Any) -> dict[str, Any]:
    return {
        "kind": "voyage",
        "date": "2019-02-15",
        "ship": {"flag": "PA", "foreign_interest": True, **ship},
        "port": "JPMAI",
        "calls": [],
        "transfers": [],
        "distress": False,
    }


@pytest.mark.parametrize(
    ("ship", "japan", "un"),
    [
        ({"name": "Hao Fan 6", "imo": "8628597"}, "refer", "prohibited"),
        ({"name": "Pacific Star", "imo": "8628597"}, "refer", "prohibited"),
        ({"name": "Hao Fan 6"}, "refer", "refer"),
        ({"name": "Hao Fan 6", "imo": "9074729"}, "not_covered", "not_covered"),
        ({"name": "Hao Fan 6", "designated": []}, "not_covered", "not_covered"),
        ({"name": "Pacific Star", "imo": "9074729"}, "not_covered", "not_covered"),
        ({"name": "Pacific Star", "designated": {"UN": "2018-10-16", "JP": "2018-10-29"}}, "prohibited", "prohibited"),
        ({"name": "Pacific Star", "owner": {"names": ["RI WON HO"], "kind": "person"}}, "not_covered", "prohibited"),
    ],
)
def test_a_ship_and_its_owner(ship: dict[str, Any], japan: str, un: str) -> None:
    decision = search(voyage(**ship))
    assert (decision.regimes["JP"].verdict, decision.regimes["UN"].verdict) == (japan, un)


def test_the_day_of_japans_notice_is_asked_for() -> None:
    decision = search(voyage(name="Hao Fan 6", imo="8628597"))
    assert decision.regimes["JP"].needs == ("ship.designated.JP",)
    assert search(voyage(name="Hao Fan 6")).regimes["JP"].needs == ("ship.imo",)


def test_the_list_gives_the_day_of_designation() -> None:
    before = {**voyage(name="Hao Fan 6", imo="8628597"), "date": "2017-10-02"}
    after = {**voyage(name="Hao Fan 6", imo="8628597"), "date": "2017-10-03"}
    assert search(before).regimes["UN"].verdict == "not_covered"
    assert search(after).regimes["UN"].verdict == "prohibited"


def test_ofac_binds_a_ship_bound_for_the_united_states() -> None:
    case = {**voyage(name="Hao Fan 6", imo="8628597"), "port": "USLAX"}
    decision = search(case)
    assert decision.regimes["US"].verdict == "prohibited"
    assert any("ship is on the list OFAC: 23771" in why for why in said(decision, "US", "US-510.201"))


# ---------------------------------------------------------------- laws

effects = st.sampled_from(["decides", "refers", "shown"])
hits = st.builds(
    lambda name, effect, path, dprk, entry: hit(
        name, effect, party=path, about_dprk=dprk, entry=entry, needs=(f"{path}.listed",) if effect == "refers" else ()
    ),
    st.sampled_from(LISTS),
    effects,
    st.sampled_from(["payer", "payee", "agents[0]", "text[0]", "ship", "party", "carrier", "person", "donor"]),
    st.booleans(),
    st.sampled_from(["E1", "E2"]),
)
BANK = {"kind": "organisation", "residence": "JP"}
cases = st.sampled_from(
    [
        payment(),
        payment(payee={"names": ["A"], "kind": "person", "residence": "KP"}, purpose="humanitarian"),
        payment(payee={"names": ["A"]}, agents=[BANK, BANK]),
        payment(payee={"names": ["A"]}),
        payment(date="2023-10-01", payer={"names": ["World Food Programme"], "kind": "organisation"}),
        {"kind": "cash", "date": "2019-03-01", "carrier": {"names": ["A"], "residence": "JP"}, "destination": "KP"},
        voyage(name="A Ship"),
        {**voyage(name="A Ship"), "calls": None},
        {"kind": "traveller", "date": "2019-03-01", "person": {"names": ["A"], "nationalities": ["KP"]}},
        {
            "kind": "cargo",
            "date": "2019-03-01",
            "movement": "export",
            "destination": "KP",
            "shipped_from": "CN",
            "livelihood": True,
            "goods": [{"hs": "2710", "quantity": {"value": 100, "unit": "bbl"}}],
            "parties": [{"names": ["A"], "residence": "CN"}],
            "period_total_before": {"value": 0, "unit": "bbl"},
        },
        {"kind": "grant", "date": "2019-03-01", "donor": {"names": ["A"], "kind": "organisation", "residence": "JP"}},
        party(names=["A"]),
        party(names=["A"], residence=None),
    ]
)


@given(cases, st.lists(hits, max_size=3), hits)
def test_one_more_hit_makes_no_verdict_milder(case: dict[str, Any], some: list[Hit], more: Hit) -> None:
    """Where all that was open was whether a rule speaks of the case, and it could only allow, a hit may show that."""
    less, full = decided(case, *some), decided(case, *some, more)
    for regime, before in less.regimes.items():
        after = full.regimes[regime]
        assert RANK[after.at_least] >= RANK[before.at_least], regime
        assert RANK[after.at_most] >= RANK[before.at_most], regime
        if before.at_most != "allowed":
            assert RANK[after.verdict] >= RANK[before.verdict], regime


@given(cases, st.lists(hits, max_size=4))
def test_what_is_only_shown_moves_nothing(case: dict[str, Any], some: list[Hit]) -> None:
    shown = [hit(h.list, "shown", party=h.party, about_dprk=h.about_dprk) for h in some]
    assert verdicts(decided(case, *shown)) == verdicts(decided(case))


LISTED = [e for part in built_in_parts() for e in built_in_entries(part.source) if e.kind in ("person", "organisation")]


@given(st.sampled_from(LISTED))
def test_a_reviewers_no_takes_away_every_effect(entry: Any) -> None:
    kind = "person" if entry.kind == "person" else "organisation"
    payee = {"names": [n.text for n in entry.names], "kind": kind, "residence": "CN"}
    cleared = search(payment(payee={**payee, "listed": False}))
    assert {h.effect for h in cleared.hits if h.party == "payee"} <= {"shown"}
    assert verdicts(cleared) == verdicts(ask(payment(payee={**payee, "listed": False})))
    assert {(h.list, h.entry) for h in cleared.hits} == {(h.list, h.entry) for h in search(payment(payee=payee)).hits}


@given(st.sampled_from(LISTED))
def test_every_listed_party_is_found_by_its_own_name_on_its_first_day(entry: Any) -> None:
    day = str(entry.listed_from or "2023-10-01")
    kind = "person" if entry.kind == "person" else "organisation"
    found = look(party(max(day, "1998-04-01"), names=[entry.name], kind=kind))
    assert any((h.list, h.entry, h.band) == (entry.list, entry.id, "strong") for h in found.hits)


@given(st.permutations(["RI WON HO", "Tanaka Ichiro", "KOMID", "Wang Trading"]))
def test_the_order_of_the_parties_does_not_matter(names: list[str]) -> None:
    def asked(order: list[str]) -> Decision:
        parties = [{"names": [name], "residence": "CN"} for name in order]
        fields = {"destination": "CN", "shipped_from": "CN", "goods": [{"hs": "8712", "origin": "CN"}]}
        return search({"kind": "cargo", "date": "2023-10-01", "parties": parties, **fields})

    first, other = asked(sorted(names)), asked(names)
    assert verdicts(first) == verdicts(other)
    assert sorted((h.list, h.entry, h.effect) for h in first.hits) == sorted(
        (h.list, h.entry, h.effect) for h in other.hits
    )


def test_the_same_case_and_lists_give_the_same_bytes() -> None:
    case = payment(payee={"names": ["RI WON HO"], "residence": "CN"}, text=["for KOMID and Lazarus Group"])
    assert to_json(search(case)) == to_json(search(case))


def test_the_id_covers_hits_and_lists() -> None:
    searched = look(payment())
    ids = [
        search(payment(), searched).id,
        search(payment(), Searched(hits=(hit("UK", "shown"),), lists=searched.lists)).id,
        search(payment(), Searched(hits=(), lists=searched.lists[:1])).id,
        ask(payment()).id,
    ]
    assert all(a != b for a, b in itertools.combinations(ids, 2))


def test_a_hit_is_in_the_json_as_the_contract_says() -> None:
    decision = json.loads(to_json(search(party(names=["RI WON HO"], kind="person"))))
    (un,) = (h for h in decision["hits"] if h["list"] == "UN")
    assert {
        k: un[k] for k in ("party", "entry", "listed_name", "matched_alias", "score", "listed_from", "listed_to")
    } == {
        "party": "party",
        "entry": "KPi.033",
        "listed_name": "RI WON HO",
        "matched_alias": "RI WON HO",
        "score": 1.0,
        "listed_from": "2016-11-30",
        "listed_to": None,
    }
    assert all(isinstance(because, str) for because in un["because"])
    assert {"list", "as_of", "sha256"} == set(decision["lists"][0])
