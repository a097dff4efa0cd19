"""The index of the lists in use: made once, added to where little changed, never answered from where it is damaged."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sekisho.errors import BrokenData, UsageError
from sekisho.lists.built_in import built_in_entries
from sekisho.lists.entry import Entry, ListedName
from sekisho.lists.installed import entries_of, installed_lists
from sekisho.lists.store import Store
from sekisho.lists.update import import_files
from sekisho.screening import installed, kept
from sekisho.screening.build import build_index, rules
from sekisho.screening.index import IndexFile
from sekisho.screening.installed import changes, installed_index, installed_screen
from sekisho.screening.list_file import index_of_files
from sekisho.screening.query import Query
from sekisho.screening.screen import Asking, Screen
from tests.lists.made import un_list

NAMES = ("Kim Jong Un", "Test Person KPi.003", "Ri Pyong Chol", "Proba KPi.041", "Neu Hinzugekommen", "Test Trading")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


class Said(list[str]):
    """What was warned of."""

    def __call__(self, sentence: str) -> None:
        self.append(sentence)


@pytest.fixture
def said() -> Said:
    return Said()


def files(home: Path) -> set[str]:
    return {path.name for path in (home / "index").iterdir()}


def put(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def take_in(tmp_path: Path, name: str, content: str | bytes) -> None:
    path = put(tmp_path, name, content)
    assert import_files(Store(), [path], accepted_because="a test").outcome == "accepted"


def own(count: int, changed: Sequence[int] = ()) -> str:
    """A list of one's own with so many persons, some of them with an alias more."""
    rows = ["id,kind,name,name_kind,imo,birth_date,country"]
    for n in range(count):
        rows.append(f"p{n},person,Proba Nummer {'abcdefghij'[n % 10]}{n},primary,,19{n % 100:02}-01-02,KP")
        if n in changed:
            rows.append(f"p{n},person,Neu Hinzugekommen {n},alias,,,")
    return "\n".join(rows) + "\n"


def found(screen: Screen, names: Sequence[str] = NAMES) -> list[Any]:
    return [
        [(hit.list, hit.entry, hit.score, hit.band, hit.because) for hit in screen.find(Query(names=(name,)))]
        for name in names
    ]


def all_entries() -> list[Entry]:
    store = Store()
    return [entry for one in installed_lists(store) for entry in entries_of(store, one.source)]


def test_the_index_is_made_once_and_found_again(home: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    made = installed_index(Store(), said)
    assert [path.name for path in made] == list(files(home))
    assert IndexFile(made[0]).header.rules == rules()
    monkeypatch.setattr(installed, "build_index", None)  # a second one cannot be made
    assert installed_index(Store(), said) == made
    (hit, *_) = installed_screen(Store(), said).find(Query(names=("Kim Jong Un",)))
    assert (hit.list, hit.score) == ("OFAC", 1.0)
    assert said == []


def test_another_version_of_the_rules_makes_another_index(
    home: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = installed_index(Store(), said)
    monkeypatch.setattr(installed, "rules", lambda: "0" * 16)
    second = installed_index(Store(), said)
    assert first != second
    assert "0" * 16 in second[0].name


def test_a_small_change_is_added_to_the_base_and_finds_as_an_index_made_anew(
    tmp_path: Path, home: Path, said: Said
) -> None:
    take_in(tmp_path, "ours.csv", own(60))
    base = installed_index(Store(), said)
    before = all_entries()
    # One party changed, one gone, two come: two persons more in the list, and another name of a third.
    changed = own(62, changed=(5,)).replace("p7,person,Proba Nummer h7,primary,,1907-01-02,KP\n", "")
    take_in(tmp_path, "ours.csv", changed)
    paths = installed_index(Store(), said)
    assert paths[0] == base[0]
    assert len(paths) == 2
    added = IndexFile(paths[1]).header
    assert set(added.removed) == {("ours", "p5"), ("ours", "p7")}
    after = all_entries()
    assert {e.id for e in after} - {e.id for e in before} == {"p60", "p61"}

    weights = Screen(*base).weights
    build_index(tmp_path / "anew.index", after, weights=weights)
    anew = Screen(tmp_path / "anew.index")
    vars(anew)["weights"] = weights
    names = ["Kim Jong Un", "Neu Hinzugekommen 5", *(f"Proba Nummer {'abcdefghij'[n % 10]}{n}" for n in range(62))]
    together = Screen(*paths)
    assert found(together, names) == found(anew, names)
    assert [hit.entry for hit in together.find(Query(names=("Neu Hinzugekommen 5",)))] == ["p5"]
    today = Asking(day=datetime.date.today())
    gone = Query(names=("Proba Nummer h7",))
    # The party that went stands in the addition with its last day: found where any day is asked for, not today.
    assert "p7" in {hit.entry for hit in together.find(gone)}
    assert "p7" not in {hit.entry for hit in together.find(gone, today)}
    assert installed_index(Store(), said) == paths
    assert said == []


def test_additions_hold_all_since_the_base_and_become_a_new_base_when_they_grow(
    tmp_path: Path, home: Path, said: Said
) -> None:
    entries = len(all_entries())
    take_in(tmp_path, "ours.csv", own(60))
    base = installed_index(Store(), said)
    take_in(tmp_path, "ours.csv", own(60, changed=range(5)))
    first = installed_index(Store(), said)
    take_in(tmp_path, "ours.csv", own(60, changed=range(10)))
    second = installed_index(Store(), said)
    assert first[0] == second[0] == base[0]
    assert IndexFile(second[1]).header.names > IndexFile(first[1]).header.names
    many = entries // 5
    take_in(tmp_path, "ours.csv", own(60 + many))
    (anew,) = installed_index(Store(), said)
    assert anew != base[0]
    assert IndexFile(anew).header.removed == ()
    assert "p101" in {hit.entry for hit in Screen(anew).find(Query(names=("Proba Nummer b101",)))}


def test_only_removals_make_an_addition_without_names(tmp_path: Path, said: Said) -> None:
    base = [entry for entry in all_entries() if entry.list == "UN"]
    build_index(tmp_path / "base.index", base)
    added, removed = changes(base, base[1:])
    assert (added, removed) == ([], [(base[0].list, base[0].id)])
    screen = Screen(tmp_path / "base.index")
    build_index(tmp_path / "less.index", added, weights=screen.weights, removed=removed)
    less = Screen(tmp_path / "base.index", tmp_path / "less.index")
    query = Query(names=(base[0].name,))
    assert base[0].id in {hit.entry for hit in screen.find(query)}
    assert base[0].id not in {hit.entry for hit in less.find(query)}


def test_a_party_listed_twice_changes_with_both_spans() -> None:
    day = datetime.date(2020, 1, 1)
    first = Entry(list="X", id="1", kind="person", names=(ListedName(text="Proba"),), listed_to=day)
    second = msgspec.structs.replace(first, listed_from=day, listed_to=None)
    later = msgspec.structs.replace(second, names=(ListedName(text="Proba"), ListedName(text="Alia", kind="alias")))
    assert changes([first, second], [first, second]) == ([], [])
    assert changes([first, second], [first, later]) == ([first, later], [("X", "1")])
    assert changes([first], [first, second]) == ([first, second], [("X", "1")])


def test_what_no_search_looks_at_changes_nothing() -> None:
    (one, *_) = built_in_entries("un")
    changed = msgspec.structs.replace(one, remarks=("other words",), titles=("other titles",), position="line 9")
    assert changes([one], [changed]) == ([], [])


@pytest.mark.parametrize("damage", ["byte", "cut", "empty", "text"])
def test_a_damaged_index_is_made_again_and_never_answered_from(home: Path, said: Said, damage: str) -> None:
    (path,) = installed_index(Store(), said)
    whole = path.read_bytes()
    other = bytearray(whole)
    other[-100] ^= 1
    path.write_bytes({"byte": bytes(other), "cut": whole[:-500], "empty": b"", "text": b"no index"}[damage])
    (again,) = installed_index(Store(), said)
    assert again == path
    assert path.read_bytes() == whole
    assert len(said) == 1
    assert "damaged" in said[0]
    assert str(path) in said[0]


def test_a_damaged_base_takes_its_addition_with_it(tmp_path: Path, said: Said) -> None:
    take_in(tmp_path, "ours.csv", own(60))
    installed_index(Store(), said)
    take_in(tmp_path, "ours.csv", own(61))
    base, _ = installed_index(Store(), said)
    base.write_bytes(base.read_bytes()[:-64])
    (anew,) = installed_index(Store(), said)
    assert len(said) == 1
    assert [hit.entry for hit in Screen(anew).find(Query(names=("Proba Nummer a60",)))] == ["p60"]


def test_a_broken_list_is_not_left_out(tmp_path: Path, home: Path, said: Said) -> None:
    take_in(tmp_path, "ours.csv", own(3))
    (record,) = (home / "lists" / "ours").glob("*/snapshot.json")
    record.write_text("{")
    with pytest.raises(BrokenData, match="record cannot be read"):
        installed_index(Store(), said)


def test_a_list_that_is_renewed_meanwhile_is_read_again(
    tmp_path: Path, home: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read after the state was taken must not be kept under the state before."""
    take_in(tmp_path, "ours.csv", own(3))
    read = entries_of
    renewed: list[bool] = []

    def reading(store: Store, source: str) -> tuple[Entry, ...]:
        entries = read(store, source)
        if not renewed:
            renewed.append(True)
            take_in(tmp_path, "ours.csv", own(4))
        return entries

    monkeypatch.setattr(installed, "entries_of", reading)
    paths = installed_index(Store(), said)
    assert installed_index(Store(), said) == paths
    assert {hit.entry for hit in Screen(*paths).find(Query(names=("Proba Nummer d3",)))} == {"p3"}


def test_a_home_that_cannot_be_written_costs_the_index_of_this_run_alone(
    tmp_path: Path, home: Path, said: Said
) -> None:
    home.mkdir()
    (home / "index").write_text("in the way of the folder")
    (path,) = installed_index(Store(), said)
    assert home not in path.parents
    assert len(said) == 1
    assert "SEKISHO_HOME" in said[0]
    assert Screen(path).find(Query(names=("Kim Jong Un",)))


def test_nowhere_to_write_says_so(home: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    (home / "index").write_text("")
    monkeypatch.setattr(kept, "_temporary", lambda: home / "index" / "neither")
    with pytest.raises(UsageError, match="cannot be written"):
        installed_index(Store(), said)


def test_old_files_of_ours_go_and_no_other(home: Path, said: Said) -> None:
    folder = home / "index"
    folder.mkdir(parents=True)
    long_ago = time.time() - 3 * 24 * 3600
    old = [
        f"lists-{'a' * 16}-{'b' * 16}.index",
        f"lists-{'a' * 16}-{'b' * 16}+{'c' * 16}.index",
        f"files-{'a' * 16}-{'b' * 16}.index",
        f"lists-{'a' * 16}-{'b' * 16}.index.4711.part",
    ]
    others = ["notes.txt", "lists-mine.index", f"lists-{'a' * 16}-{'b' * 16}.index.bak"]
    for name in (*old, *others):
        (folder / name).write_text("x")
        os.utime(folder / name, (long_ago, long_ago))
    young = folder / f"lists-{'d' * 16}-{'e' * 16}.index"
    young.write_text("of another version that is in use too")
    (made,) = installed_index(Store(), said)
    assert files(home) == {*others, young.name, made.name}


def test_what_is_opened_stays(home: Path, said: Said) -> None:
    (path,) = installed_index(Store(), said)
    long_ago = time.time() - 3 * 24 * 3600
    os.utime(path, (long_ago, long_ago))
    installed_index(Store(), said)
    assert time.time() - path.stat().st_mtime < 3600


def _build(home: str, ready: Any, results: Any) -> None:
    os.environ["SEKISHO_HOME"] = home
    ready.wait()
    warned = Said()
    paths = installed_index(Store(), warned)
    results.put(([path.name for path in paths], found(Screen(*paths)), list(warned)))


def test_two_processes_that_build_at_once_do_not_hurt_one_another(home: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, results = context.Event(), context.Queue()
    processes = [context.Process(target=_build, args=(str(home), ready, results)) for _ in range(2)]
    for process in processes:
        process.start()
    ready.set()
    first, second = results.get(timeout=120), results.get(timeout=120)
    for process in processes:
        process.join()
    assert first == second
    assert first[2] == []
    assert list(files(home)) == first[0]


# Lists that nobody installed


def test_a_list_file_is_searched_alone_and_kept_by_its_content(tmp_path: Path, home: Path, said: Said) -> None:
    path = put(tmp_path, "watch.csv", own(3))
    made = index_of_files([path], said)
    assert [one.list for one in made.lists] == ["watch"]
    screen = Screen(*made.paths)
    assert {hit.list for hit in screen.find(Query(names=("Proba Nummer c2",)))} == {"watch"}
    assert screen.find(Query(names=("Kim Jong Un",))) == ()
    assert index_of_files([path], said) == made
    put(tmp_path, "watch.csv", own(4))
    assert index_of_files([path], said).paths != made.paths


def test_what_is_wrong_with_a_file_is_said_each_time(tmp_path: Path, said: Said) -> None:
    path = put(tmp_path, "watch.csv", own(2).replace("1901-01-02", "long ago"))
    first, second = index_of_files([path], said), index_of_files([path], said)
    assert [fault.line for one in first.lists for fault in one.faults] == [3]
    assert first == second


def test_beside_the_installed_lists_a_file_stands_in_for_that_of_its_id(tmp_path: Path, said: Said) -> None:
    base = installed_index(Store(), said)
    path = put(tmp_path, "un.xml", un_list("2024-01-01", ["KPi.801", "KPi.802"]))
    made = index_of_files([path], said, beside=base)
    assert made.paths[:-1] == base
    screen = Screen(*made.paths)
    (sister,) = [e for e in built_in_entries("un") if e.id == "KPi.076"]
    assert "UN" in {hit.list for hit in Screen(*base).find(Query(names=(sister.name,)))}
    assert "UN" not in {hit.list for hit in screen.find(Query(names=(sister.name,)))}
    assert {hit.entry for hit in screen.find(Query(names=("Test Person KPi.802",)))} >= {"KPi.802"}
    assert screen.find(Query(names=("Kim Jong Un",)))[0].list == "OFAC"


def test_files_of_one_list_are_read_together_and_others_each_by_itself(tmp_path: Path, said: Said) -> None:
    sdn = '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    alt = '36,12,"aka","AERO-CARIBBEAN",-0- \r\n'
    add = '36,25,-0- ,"Havana","Cuba",-0- \r\n'
    paths = [put(tmp_path, name, text + "\x1a") for name, text in (("s.csv", sdn), ("a.csv", alt), ("d.csv", add))]
    made = index_of_files(paths, said)
    assert [one.list for one in made.lists] == ["OFAC"]
    (hit,) = Screen(*made.paths).find(Query(names=("Aero-Caribbean",)))
    assert (hit.entry, hit.matched_alias) == ("36", "AERO-CARIBBEAN")
    watch = put(tmp_path, "watch.csv", own(2))
    folder = tmp_path / "ofac"
    folder.mkdir()
    for path in paths:
        path.rename(folder / path.name)
    assert {one.list for one in index_of_files([folder, watch], said).lists} == {"OFAC", "watch"}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("none.csv", None, "cannot be read"),
        ("empty.csv", b"", "is empty"),
        ("page.xml", b"<html><body>login</body></html>", "HTML page"),
        ("un.xml", un_list("2024-01-01", ["KPi.801"])[:-40], "cut|end|whole|XML"),
        ("UN.csv", own(2).encode(), "may not be called UN"),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    tmp_path: Path, said: Said, name: str, content: bytes | None, why: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=why):
        index_of_files([path], said)


def test_a_publishers_whole_list_is_searched_from_its_file(shared: Path, said: Said) -> None:
    newest = max((shared / "lists" / "un").glob("un_consolidated_*.xml"))
    made = index_of_files([newest], said)
    (one,) = made.lists
    assert one.published == datetime.date.fromisoformat(newest.stem[-10:])
    hits = Screen(*made.paths).find(Query(names=("Ri Pyong Chol",)))
    assert "KPi.076" in {hit.entry for hit in hits}


def test_the_next_state_of_a_publishers_list_is_an_addition_that_finds_as_an_index_made_anew(
    tmp_path: Path, shared: Path, said: Said
) -> None:
    earlier, later = sorted((shared / "lists" / "un").glob("un_consolidated_*.xml"))[-2:]
    take_in(tmp_path, earlier.name, earlier.read_bytes())
    (base,) = installed_index(Store(), said)
    take_in(tmp_path, later.name, later.read_bytes())
    paths = installed_index(Store(), said)
    assert paths[0] == base
    assert len(paths) == 2
    weights = Screen(base).weights
    build_index(tmp_path / "anew.index", all_entries(), weights=weights)
    anew = Screen(tmp_path / "anew.index")
    vars(anew)["weights"] = weights
    added = Screen(*paths).segments[1]
    parties = [added.party(n) for n in range(len(added.file.numbers("parties/at")) - 1)]
    names = [name.text for entry in parties for name in entry.names][:150]
    assert names
    assert found(Screen(*paths), names) == found(anew, names)
