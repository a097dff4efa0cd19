"""Four synthetic AIS tracks with a file of facts, to the verdicts of the port's regime and of the UN on three days.

One hull (IMO 9999993, flag of Belize) in February 2019: A lies 30 hours at Nampo; B is silent for a day and a half off
Nampo; C calls at Incheon; D lies beside a ship with an MMSI of the DPRK. The values were reasoned from the law:

- Japan (JP-PORT-3RD-2016): foreign flags that called on or after 19 February 2016, without a limit back. Before that
  day only DPRK flags were barred.
- Republic of Korea (ROK-PORT-1Y): foreign ships that called within one year; since 2 December 2016.
- United States (31 CFR 510.208): a ship with a foreign interest that called within 180 days; since 21 September 2017.
- UN: no resolution bars a ship for a call (2371 para. 6 bars designated ships: one that called is reached and
  `allowed`); 2375 para. 11 forbids ship-to-ship transfers with DPRK ships since 11 September 2017.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from sekisho.cases import Regime, Voyage
from sekisho.cases.read import Facts, read_cases
from sekisho.deciding import Decision, decide
from tests.deciding.asking import law

HULL = {"flag": "BZ", "designated": [], "foreign_interest": True}
PORTS: dict[Regime, str] = {"JP": "JPMAI", "KR": "KRPUS", "US": "USLAX"}
A, B, C, D = (
    "synth_A_calls_nampo.csv",
    "synth_B_dark_call_nampo.csv",
    "synth_C_incheon_control.csv",
    "synth_D_sts_off_kp.csv",
)
PARTNER = "synth_D_sts_partner_kpflag.csv"


def decided(shared: Path, tmp_path: Path, track: str, *beside: str, **facts: Any) -> Decision:
    """The decision on the hull of a track, read beside other tracks, with facts from a file."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({f"{track}/312999001": {"ship": HULL, **facts}, "*": {"date": facts["date"]}}))
    given, problems = Facts.read(file)
    assert problems == ()
    folder = shared / "domain" / "vessels"
    arrivals = list(read_cases(*(folder / name for name in (track, *beside)), facts=given))
    (arrival,) = (a for a in arrivals if a.id == f"{track}/312999001")
    assert isinstance(arrival.case, Voyage), arrival.problems
    return decide(arrival.case, law(), problems=arrival.problems)


@pytest.mark.parametrize(
    ("track", "day", "japan", "korea", "us", "un"),
    [
        # 2015: no rule on calls anywhere, and what the track shows lies after the day of the act.
        (A, "2015-02-15", "not_covered", "not_covered", "not_covered", "not_covered"),
        # Three days after Nampo: inside every rule. The UN reaches ships that called and bars designated ones alone.
        (A, "2019-02-15", "prohibited", "prohibited", "licence_required", "allowed"),
        # Japan looks back without limit. A year and 180 days are over, but where the ship was since 2019 is not known.
        (A, "2026-02-15", "prohibited", "refer", "refer", "allowed"),
        (B, "2015-02-15", "not_covered", "not_covered", "not_covered", "not_covered"),
        # Nampo was in reach for a day: possible, not shown. No call is on record, so the UN has nothing to reach.
        (B, "2019-02-15", "refer", "refer", "refer", "not_covered"),
        (B, "2026-02-15", "refer", "refer", "refer", "not_covered"),
    ],
)
def test_a_call_seen_and_a_call_possible(
    shared: Path, tmp_path: Path, track: str, day: str, japan: str, korea: str, us: str, un: str
) -> None:
    wanted: dict[Regime, str] = {"JP": japan, "KR": korea, "US": us}
    for regime, verdict in wanted.items():
        said = decided(shared, tmp_path, track, date=day, arrival=day, port=PORTS[regime], transfers=[]).regimes
        assert (regime, said[regime].verdict) == (regime, verdict)
        assert said["UN"].verdict == un
        if verdict == "refer":
            assert "calls" in said[regime].needs
            assert ("declared_dprk_call" in said[regime].needs) == (regime == "JP")


@pytest.mark.parametrize("track", [A, A.replace(".csv", ".nmea"), A.replace(".csv", ".dma.csv")])
def test_the_same_track_in_three_formats(shared: Path, tmp_path: Path, track: str) -> None:
    decision = decided(shared, tmp_path, track, date="2019-02-15", port="JPMAI", transfers=[])
    said = decision.regimes["JP"]
    assert said.verdict == "prohibited"
    (finding,) = (f for f in said.findings if f.measure == "JP-PORT-3RD-2016")
    assert any("at KPNAM (AIS of confidence 4) 2019-02-12" in text.en for text in finding.because)


def test_an_answer_of_no_against_the_tracks(shared: Path, tmp_path: Path) -> None:
    """A sure call wins over the answer; a possible one stays open; both are shown."""
    for track, verdict in ((A, "prohibited"), (B, "refer")):
        decision = decided(
            *(shared, tmp_path, track), date="2019-02-15", port="JPMAI", transfers=[], declared_dprk_call=False
        )
        assert decision.regimes["JP"].verdict == verdict
        assert "voyage.calls.contradict" in {p.code for p in decision.problems}


@pytest.mark.parametrize("day", ["2015-02-15", "2019-02-15", "2026-02-15"])
def test_the_control_is_clean_once_the_question_is_answered(shared: Path, tmp_path: Path, day: str) -> None:
    """Five days at sea and at Incheon show nothing of the years before: the answer fills them."""
    for regime, port in PORTS.items():
        facts = {"date": day, "arrival": day, "port": port, "transfers": []}
        answered = decided(shared, tmp_path, C, **facts, declared_dprk_call=False)
        assert {said.verdict for said in answered.regimes.values()} == {"not_covered"}
        if day != "2015-02-15":
            silent = decided(shared, tmp_path, C, **facts).regimes[regime]
            assert (silent.verdict, "calls" in silent.needs) == ("refer", True)


@pytest.mark.parametrize(
    ("day", "un"), [("2015-02-15", "not_covered"), ("2019-02-15", "prohibited"), ("2026-02-15", "prohibited")]
)
def test_a_meeting_is_no_call(shared: Path, tmp_path: Path, day: str, un: str) -> None:
    """The UN forbids it since 11 September 2017 without a limit back; Japan's and Korea's rules are about calls."""
    met = [{"other": {"flag": "KP"}}]
    facts = {"date": day, "arrival": day, "declared_dprk_call": False, "transfers": met}
    assert decided(shared, tmp_path, D, PARTNER, port="JPMAI", **facts).regimes["JP"].verdict == "not_covered"
    said = decided(shared, tmp_path, D, PARTNER, port="KRPUS", **facts).regimes
    assert (said["KR"].verdict, said["UN"].verdict) == ("not_covered", un)


def test_the_flag_of_the_ship_that_was_met_is_asked_for(shared: Path, tmp_path: Path) -> None:
    """An MMSI of the DPRK is a lead; the flag comes from papers. The US asks where the other ship had called."""
    facts = {"date": "2019-02-15", "arrival": "2019-02-15", "declared_dprk_call": False}
    un = decided(shared, tmp_path, D, PARTNER, port="JPMAI", **facts).regimes["UN"]
    assert (un.verdict, un.at_most) == ("refer", "prohibited")
    assert "transfers[0].other.flag" in un.needs
    us = decided(shared, tmp_path, D, PARTNER, port="USLAX", **facts).regimes["US"]
    assert (us.verdict, us.needs) == ("refer", ("transfers[0].other.calls",))


def test_a_meeting_needs_both_tracks(shared: Path, tmp_path: Path) -> None:
    facts = {"date": "2019-02-15", "port": "JPMAI", "declared_dprk_call": False}
    un = decided(shared, tmp_path, D, **facts).regimes["UN"]
    assert (un.verdict, "transfers" in un.needs) == ("refer", True)
