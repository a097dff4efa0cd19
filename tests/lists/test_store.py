"""The store: whole snapshots, dated entries, and a crash at any point that leaves the old state usable."""

from __future__ import annotations

import datetime
import itertools
import os
from datetime import date
from pathlib import Path

import pytest

from sekisho.errors import BrokenData
from sekisho.lists import store as store_module
from sekisho.lists.difference import compare
from sekisho.lists.entry import Entry, ListedName
from sekisho.lists.history import merge
from sekisho.lists.installed import find_entries, installed_lists
from sekisho.lists.readers.recognise import read_list
from sekisho.lists.source import SourceFile
from sekisho.lists.store import Store
from sekisho.lists.update import import_files
from tests.lists.made import un_list


def entry(key: str, listed_from: date | None = None) -> Entry:
    return Entry(list="X", id=key, kind="person", names=(ListedName(text=key),), listed_from=listed_from)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


class Crash(BaseException):
    """The machine went away."""


def test_a_crash_at_any_step_of_writing_leaves_the_old_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "home")
    old = written(tmp_path, "old.xml", un_list("2024-01-01", ["KPi.001"]))
    new = written(tmp_path, "new.xml", un_list("2024-06-01", ["KPi.001", "KPi.002"]))
    assert import_files(store, [old]).outcome == "accepted"
    real, steps = os.fsync, 0

    def count(descriptor: int) -> None:
        nonlocal steps
        steps += 1
        real(descriptor)

    monkeypatch.setattr(store_module.os, "fsync", count)
    import_files(Store(tmp_path / "other"), [new])
    assert steps >= 5
    for last in range(steps):
        done = 0

        def crash(descriptor: int, last: int = last) -> None:
            nonlocal done
            if done == last:
                raise Crash
            done += 1
            real(descriptor)

        monkeypatch.setattr(store_module.os, "fsync", crash)
        with pytest.raises(Crash):
            import_files(store, [new])
        monkeypatch.setattr(store_module.os, "fsync", real)
        days = [s.as_of for s in store.accepted("un")]
        assert days in ([date(2024, 1, 1)], [date(2024, 1, 1), date(2024, 6, 1)])
        assert all(len(store.entries(s)) == s.entries for s in store.accepted("un"))
        if len(days) == 2:
            break
    assert import_files(store, [new]).snapshot is not None
    assert [s.as_of for s in store.accepted("un")] == [date(2024, 1, 1), date(2024, 6, 1)]


def test_a_record_that_cannot_be_read_stops_loudly(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    import_files(store, [written(tmp_path, "a.xml", un_list("2024-01-01", ["KPi.001"]))])
    (snapshot,) = store.snapshots("un")
    (store.root / "un" / snapshot.id / "entries.msgpack").write_bytes(b"\xc1")
    assert len(store.entries(snapshot)) == 2, "mended from the raw bytes"
    (raw,) = (store.root / "un" / snapshot.id / "raw").iterdir()
    raw.write_bytes(raw.read_bytes() + b" ")
    (store.root / "un" / snapshot.id / "entries.msgpack").write_bytes(b"")
    with pytest.raises(BrokenData, match="files were changed"):
        store.entries(snapshot)
    (store.root / "un" / snapshot.id / "snapshot.json").write_text("{")
    with pytest.raises(BrokenData, match=r"snapshot|record"):
        store.snapshots("un")


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    path = written(tmp_path, "a.xml", un_list("2024-01-01", ["KPi.001"]))
    assert import_files(store, [path]).outcome == "accepted"
    assert import_files(store, [path]).outcome == "unchanged"
    assert len(store.snapshots("un")) == 1


def test_an_entry_that_shows_up_and_goes_and_comes_back_is_two_spans() -> None:
    days = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)]
    states = [(entry("A"),), (entry("A"), entry("B")), (entry("A"),), (entry("A"), entry("B"))]
    merged = merge(zip(days, states, strict=True))
    spans = [(e.listed_from, e.listed_to) for e in merged if e.id == "B"]
    after = datetime.timedelta(days=1)
    assert spans == [(days[0] + after, days[2]), (days[2] + after, None)], "as early as it can have been"
    assert [e.id for e in merged if e.listed_on(days[2])] == ["A"]
    assert {e.id for e in merged if e.listed_on(date(2000, 1, 1))} == {"A"}, "listed since an unknown day"


def test_the_publishers_own_listing_day_wins() -> None:
    merged = merge([(date(2024, 1, 1), ()), (date(2024, 2, 1), (entry("A", date(2016, 11, 30)),))])
    assert merged[0].listed_from == date(2016, 11, 30)


def test_known_at_uses_what_had_come_in_by_then(tmp_path: Path) -> None:
    store = Store(tmp_path)
    from sekisho.lists.publisher import BY_ID

    for day, ids in (("2026-06-01", ["KPi.001"]), ("2026-09-01", ["KPi.001", "KPi.002"])):
        file = SourceFile("list.xml", content=un_list(day, ids))
        moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        store.keep(BY_ID["un"], read_list([file]), [file], now=moment)
    then = [x for x in installed_lists(store, date(2026, 7, 1)) if x.source == "un"]
    now = [x for x in installed_lists(store) if x.source == "un"]
    assert [x.as_of for x in then] == [date(2026, 6, 1)]
    assert [x.as_of for x in now] == [date(2026, 9, 1)]


UN_STATES = ["2018-10-29", "2020-11-24", "2024-09-26", "2025-04-19", "2026-02-27"]


@pytest.fixture(scope="module")
def un_store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The five UN snapshots taken in one after the other; what lost much is accepted with a reason."""
    store = Store(tmp_path_factory.mktemp("un"))
    for day in UN_STATES:
        path = shared / "lists" / "un" / f"un_consolidated_{day}.xml"
        first = import_files(store, [path])
        assert first.outcome in ("accepted", "held"), first.reasons
        if first.outcome == "held":
            assert import_files(store, [path], accepted_because="test").outcome == "accepted"
    return store


def test_the_five_un_states_give_the_steps_between_them(un_store: Store) -> None:
    states = un_store.accepted("un")
    assert [str(s.as_of) for s in states] == UN_STATES
    entries = [un_store.entries(s) for s in states]
    steps = [compare(a, b) for a, b in itertools.pairwise(entries)]
    ids = [{e.id for e in x} for x in entries]
    assert [(len(s.added), len(s.removed)) for s in steps] == [
        (len(b - a), len(a - b)) for a, b in itertools.pairwise(ids)
    ]
    assert (len(steps[3].added), len(steps[3].removed)) == (130, 4)


def test_birth_dates_that_shifted_by_a_day_are_said_as_changes(un_store: Store) -> None:
    states = {str(s.as_of): s for s in un_store.accepted("un")}
    step = compare(un_store.entries(states["2020-11-24"]), un_store.entries(states["2024-09-26"]))
    born = {c.id: f for c in step.changed for f in c.fields if f.field == "birth_dates"}
    assert {"KPi.055", "KPi.065", "KPi.068", "KPi.078"} <= set(born)
    assert any("1966-01-28" in text for text in born["KPi.068"].removed)
    assert any("1966-01-27" in text for text in born["KPi.068"].added)


def test_show_differs_before_and_after_the_listing_day(un_store: Store) -> None:
    (before,) = find_entries(un_store, "KPi.037", date(2016, 11, 29))
    (after,) = find_entries(un_store, "KPi.037", date(2016, 11, 30))
    assert not before.listed
    assert after.listed
    assert after.entry.listed_from == date(2016, 11, 30)


def test_a_state_that_lost_a_seventh_was_held_and_said_why(un_store: Store) -> None:
    """The parties fell from 1,018 to 875: a person must look before anybody is taken off."""
    lossy = next(s for s in un_store.accepted("un") if str(s.as_of) == "2024-09-26")
    assert "entries: 184 of 1,018 are gone (18%), 875 are there now" in lossy.reasons
    assert any(r.startswith("accepted:") for r in lossy.reasons)
