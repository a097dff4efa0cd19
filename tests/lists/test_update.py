"""Renewing a list ends in the old list or the whole new one, never in between, whatever the server does."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sekisho.errors import UsageError
from sekisho.lists.download import Downloader, Limits
from sekisho.lists.installed import entries_of, installed_lists
from sekisho.lists.publisher import Publisher
from sekisho.lists.store import Store
from sekisho.lists.update import Renewal, import_files, update
from tests.lists import serving as site
from tests.lists.made import un_list

QUICK = Limits(size=8 << 20, ratio=20, seconds=5.0, rate=5_000, patience=0.4, attempts=2, pause=0.01)
OLD = un_list("2024-01-01", [f"KPi.{n:03}" for n in range(1, 41)])
NEW = un_list("2024-06-01", [f"KPi.{n:03}" for n in range(1, 43)])


def publisher(address: str) -> Publisher:
    return Publisher("un", "UN", "test", (address,), ("un.xml",), "ours")


def renew(store: Store, served: site.Site) -> Renewal:
    return update(store, publisher(served.address), Downloader(QUICK))


def in_use(store: Store) -> tuple[datetime.date, int] | None:
    accepted = store.accepted("un")
    return (accepted[-1].as_of, len(store.entries(accepted[-1]))) if accepted else None


def test_first_full_then_not_modified_then_changed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with site.serving(OLD) as served:
        assert renew(store, served).outcome == "accepted"
        assert in_use(store) == (datetime.date(2024, 1, 1), 41)
        assert renew(store, served).outcome == "unchanged"
        assert "If-None-Match" in served.requests[-1][1]
        served.content = NEW
        renewal = renew(store, served)
    assert renewal.outcome == "accepted"
    assert renewal.difference is not None
    assert [e.id for e in renewal.difference.added] == ["KPi.041", "KPi.042"]
    assert in_use(store) == (datetime.date(2024, 6, 1), 43)


def test_the_first_sync_delists_nobody(tmp_path: Path) -> None:
    with site.serving(OLD) as served:
        renewal = renew(Store(tmp_path), served)
    assert renewal.difference is not None
    assert renewal.difference.removed == ()


@pytest.mark.parametrize("good", [site.whole, site.zipped, site.redirect])
def test_whatever_way_it_comes_whole_it_is_taken(tmp_path: Path, good: site.Behaviour) -> None:
    store = Store(tmp_path)
    with site.serving(NEW, good) as served:
        assert renew(store, served).outcome == "accepted"
    assert in_use(store) == (datetime.date(2024, 6, 1), 43)


BAD = {
    "cut at 60 %": (site.cut(0.6), "failed"),
    "cut at 99 %": (site.cut(0.99), "failed"),
    "500": (site.status(500), "failed"),
    "503": (site.status(503), "failed"),
    "404": (site.status(404), "failed"),
    "a slow drip": (site.drip, "failed"),
    "an HTML page with status 200": (site.page, "failed"),
    "an HTML page that says it is XML": (site.page_in_disguise, "refused"),
    "a wrong content type": (site.picture, "failed"),
    "a gzip bomb": (site.bomb, "failed"),
    "a closed connection": (site.gone, "failed"),
}


@pytest.mark.parametrize(("bad", "outcome"), BAD.values(), ids=BAD.keys())
def test_whatever_goes_wrong_the_last_good_list_stays(tmp_path: Path, bad: site.Behaviour, outcome: str) -> None:
    store = Store(tmp_path)
    with site.serving(OLD) as served:
        assert renew(store, served).outcome == "accepted"
        before = in_use(store)
        served.content = NEW
        served.behaviours = [bad] * 8
        renewal = renew(store, served)
        assert renewal.outcome == outcome, renewal.reasons
        assert renewal.reasons
        assert all(reason.strip() for reason in renewal.reasons)
        assert in_use(store) == before
        served.behaviours, served.last = [], site.whole
        assert renew(store, served).outcome == "accepted"
    assert in_use(store) == (datetime.date(2024, 6, 1), 43)


def test_a_passing_failure_is_tried_again(tmp_path: Path) -> None:
    with site.serving(NEW, site.status(503), site.whole) as served:
        assert renew(Store(tmp_path), served).outcome == "accepted"
        assert len(served.requests) == 2


def test_a_list_that_lost_much_is_held_and_said_per_field(tmp_path: Path) -> None:
    store = Store(tmp_path)
    short = un_list("2024-03-01", [f"KPi.{n:03}" for n in range(1, 31)])
    with site.serving(OLD) as served:
        renew(store, served)
        served.content = short
        renewal = renew(store, served)
        assert renewal.outcome == "held"
        assert "entries: 10 of 41 are gone (24%), 31 are there now" in renewal.reasons
        assert in_use(store) == (datetime.date(2024, 1, 1), 41)
    held = [s for s in store.snapshots("un") if s.state == "held"]
    store.accept(held[0], "the Committee removed ten")
    assert in_use(store) == (datetime.date(2024, 3, 1), 31)


def test_birth_dates_that_vanish_are_held_although_no_entry_did(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with site.serving(OLD) as served:
        renew(store, served)
        served.content = un_list("2024-03-01", [f"KPi.{n:03}" for n in range(1, 41)], births=False)
        renewal = renew(store, served)
    assert renewal.outcome == "held"
    assert any(reason.startswith("birth dates:") for reason in renewal.reasons)


def test_another_publishers_list_is_refused(tmp_path: Path) -> None:
    with site.serving(OLD) as served:
        wrong = Publisher("eu", "EU", "the EU list", (served.address,), ("eu.xml",), "ours")
        renewal = update(Store(tmp_path), wrong, Downloader(QUICK))
    assert renewal.outcome == "refused"
    assert "un.xml" in renewal.reasons[0]


def test_a_page_names_the_file_whose_name_changes(tmp_path: Path) -> None:
    def on_page(handler: site.Handler, content: bytes) -> None:
        if handler.path == "/list.xml":
            links = b'<a href="/shisantouketsu20260101.csv">old</a><a href="/shisantouketsu20260828.csv">new</a>'
            handler.answer(200, links, Content_Type="text/html")
        else:
            handler.answer(200, content, Content_Type="application/xml")

    with site.serving(OLD, on_page) as served:
        source = Publisher(
            "un", "UN", "test", (), ("un.xml",), "ours", page=served.address, pattern=r'href="([^"]*\d{8}\.csv)"'
        )
        assert update(Store(tmp_path), source, Downloader(QUICK)).outcome == "accepted"
        assert served.requests[-1][0] == "/shisantouketsu20260828.csv"


def test_a_page_that_names_no_file_fails_and_says_so(tmp_path: Path) -> None:
    with site.serving(OLD, site.page) as served:
        source = Publisher(
            "mof", "MOF", "test", (), ("mof.csv",), "ours", page=served.address, pattern=r"(x\d{8}\.csv)"
        )
        renewal = update(Store(tmp_path), source, Downloader(QUICK))
    assert renewal.outcome == "failed"
    assert "import the file by hand" in renewal.reasons[0]


def test_an_excerpt_does_not_displace_the_built_in_list(tmp_path: Path) -> None:
    """The first file of a source is held against the built-in entries: two parties are no Japanese list."""
    store = Store(tmp_path / "home")
    path = tmp_path / "list.xml"
    path.write_bytes(un_list("2026-06-01", ["KPi.001"]))
    renewal = import_files(store, [path])
    assert renewal.outcome == "held"
    assert any("are gone" in reason for reason in renewal.reasons)
    un = next(x for x in installed_lists(store) if x.source == "un")
    assert un.built_in
    assert [s.id for s in un.held] == [renewal.snapshot.id if renewal.snapshot else None]


def test_an_old_state_for_the_record_displaces_no_newer_built_in_part(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    path = tmp_path / "list.xml"
    path.write_bytes(OLD)
    assert import_files(store, [path]).outcome == "accepted"
    un = next(x for x in installed_lists(store) if x.source == "un")
    assert un.as_of == datetime.date(2024, 1, 1)
    assert "the built-in part of 2026-02-27 stands beside it" in un.missing[0]
    ids = {e.id for e in entries_of(store, "un") if e.listed_to is None}
    assert {"KPi.040", "KPe.900", "KPi.080"} <= ids, "nothing that is known is left out"


def test_a_file_without_a_date_may_be_told_its_date(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    own = tmp_path / "watch.csv"
    own.write_text("id,kind,name,name_kind,imo,birth_date,country\nA,person,Test Person,primary,,,\n")
    renewal = import_files(store, [own], published=datetime.date(2020, 5, 1))
    assert renewal.snapshot is not None
    assert renewal.snapshot.as_of == datetime.date(2020, 5, 1)
    dated = tmp_path / "un.xml"
    dated.write_bytes(OLD)
    with pytest.raises(UsageError, match="says that it is of 2024-01-01"):
        import_files(store, [dated], published=datetime.date(2020, 5, 1))


def test_what_is_held_is_said_again_when_nothing_new_came(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with site.serving(OLD) as served:
        renew(store, served)
        served.content = un_list("2024-03-01", [f"KPi.{n:03}" for n in range(1, 31)])
        assert renew(store, served).outcome == "held"
        again = renew(store, served)
    assert again.outcome == "held"
    assert again.reasons[0] == "nothing changed since the last time"
    assert len(again.reasons) > 1
