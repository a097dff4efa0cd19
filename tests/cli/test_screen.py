"""`sekisho screen` from the outside: what goes in, what comes out in each form, and each way it can end."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars
import pytest
from typer.testing import CliRunner, Result

from sekisho.cli import screen_work
from sekisho.cli.app import app
from sekisho.lists.store import Store
from sekisho.screening.installed import installed_index
from sekisho.screening.kept import say
from sekisho.screening.query import Query
from sekisho.screening.screen import Screen
from tests.lists.made import un_list

KIM = "Kim Jong Un"
OWN = """id,kind,name,name_kind,imo,birth_date,country
7,person,Proba Ichiro,primary,,1970-01-02,JP
7,person,プロバ・イチロー,weak,,,
8,vessel,Proba Maru,primary,9074729,,KP
"""
TABLE = """id,name,kind,birth_date,country,imo
1,Kim Jong Un,person,1984-01-08,KP,
2,,person,,,
3,Maria Garcia,person,1960,ES,
4,Maria Lopez,firm,08/01/1984,Spain,1
5,김정은,,,,
"""
HIT = {
    *("list", "entry", "kind", "listed_name", "matched_alias", "score", "band", "because", "settles"),
    *("listed_from", "listed_to", "programmes", "about_dprk"),
}


@pytest.fixture(scope="session")
def lasting_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose index is made once for all tests that install nothing."""
    home = tmp_path_factory.mktemp("home")
    before = os.environ.get("SEKISHO_HOME")
    os.environ["SEKISHO_HOME"] = str(home)
    try:
        installed_index(Store(), say)
    finally:
        os.environ.pop("SEKISHO_HOME")
        if before is not None:
            os.environ["SEKISHO_HOME"] = before
    return home


@pytest.fixture(autouse=True)
def home(lasting_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEKISHO_HOME", str(lasting_home))
    monkeypatch.chdir(tmp_path)
    return lasting_home


def run(*words: str | Path, code: int = 0, stdin: str | bytes | None = None) -> Result:
    done = CliRunner().invoke(app, ["screen", *map(str, words)], input=stdin, env={"COLUMNS": "80"})
    assert done.exit_code == code, done.output
    return done


def answers(*words: str | Path, code: int = 0, stdin: str | bytes | None = None) -> list[Any]:
    return [json.loads(line) for line in run(*words, code=code, stdin=stdin).stdout.splitlines()]


def put(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def entries(answer: Any) -> list[tuple[str, str]]:
    return [(hit["list"], hit["entry"]) for hit in answer["hits"]]


def sekisho(*words: str | Path, **options: Any) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "sekisho", "screen", *map(str, words)],
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONUTF8": "1"},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL} | options,
    )


# What comes out


def test_one_line_a_query_in_order_and_what_cannot_be_read_in_its_place() -> None:
    said = answers(put("q.csv", TABLE), code=2)
    assert [answer["id"] for answer in said] == ["1", "2", "3", "4", "5"]
    assert [set(answer) for answer in said] == [
        {"id", "hits"},
        {"id", "hits", "problems"},
        {"id", "hits"},
        {"id", "hits", "problems"},
        {"id", "hits"},
    ]
    (hit,) = said[0]["hits"]
    assert set(hit) == HIT
    assert (hit["list"], hit["entry"], hit["listed_name"], hit["score"]) == ("OFAC", "20157", "KIM, Jong Un", 1.0)
    assert any("birth date agrees" in because for because in hit["because"])
    assert said[1]["hits"] == []
    assert set(said[1]["problems"][0]) == {"case", "field", "code", "severity", "message", "line"}
    assert entries(said[4]) == [("OFAC", "20157")]


def test_json_is_a_list_of_the_same_answers() -> None:
    put("q.csv", TABLE)
    assert json.loads(run("q.csv", "--format", "json", code=2).stdout) == answers("q.csv", code=2)
    assert run("none.csv", "--format", "json", code=2).stdout.startswith("[\n")


def test_csv_has_a_row_for_each_hit_and_each_query_without(home: Path) -> None:
    put("q.csv", TABLE)
    rows = list(csv.DictReader(io.StringIO(run("q.csv", "--format", "csv", code=2).stdout)))
    assert [(row["id"], row["hits"], row["entry"]) for row in rows] == [
        ("1", "1", "20157"),
        ("2", "0", ""),
        ("3", "0", ""),
        ("4", "0", ""),
        ("5", "1", "20157"),
    ]
    assert rows[0]["name"] == KIM
    assert rows[0]["score"] == "1.000"
    assert "screen.name.missing" in rows[1]["problems"]


def test_csv_runs_no_formula_of_somebody_else() -> None:
    put("q.csv", 'id,name\n=1+1,"+Kim Jong Un"\n')
    (row,) = csv.DictReader(io.StringIO(run("q.csv", "--format", "csv").stdout))
    assert (row["id"], row["name"]) == ("'=1+1", "'+Kim Jong Un")


def test_text_is_for_people_on_eighty_columns() -> None:
    put("q.csv", TABLE)
    said = run("q.csv", "--format", "text", code=2).stdout
    assert max(map(len, said.splitlines())) <= 80
    for part in (KIM, "strong", "1.000", "OFAC 20157", "– birth date agrees", "NOT SCREENED", "no hit", "line 3"):
        assert part in said
    assert "5 asked about: 2 strong, 3 without a hit, 1 not screened" in said
    assert "ofac-sdn of 2023-11-01" in said
    assert "No hit is no clearance" in said


def test_text_shows_no_control_characters_of_somebody_else() -> None:
    said = run("--name", "Kim\x1b[31m Jong\u202e Un", "--format", "text").stdout
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_limit_keeps_the_surest(home: Path) -> None:
    whole = answers("--name", "Ri Pyong Chol")[0]["hits"]
    assert len(whole) > 2
    assert answers("--name", "Ri Pyong Chol", "--limit", "2")[0]["hits"] == whole[:2]
    scores = [hit["score"] for hit in whole]
    assert scores == sorted(scores, reverse=True)


def test_a_threshold_moves_what_is_a_hit() -> None:
    low = answers("--name", "Kim Jung Un", "--threshold", "0.6")[0]["hits"]
    high = answers("--name", "Kim Jung Un", "--threshold", "0.95")[0]["hits"]
    assert len(low) > len(high)
    assert all(hit["score"] >= 0.95 for hit in high)
    assert [hit for hit in low if hit["score"] >= 0.95] == high


# What goes in


def test_every_way_in_gives_the_same_answer() -> None:
    put("q.csv", f"id,name\nx,{KIM}\n")
    put("q.jsonl", json.dumps({"id": "x", "name": KIM}) + "\n")
    polars.DataFrame({"id": ["x"], "name": [KIM]}).write_parquet("q.parquet")
    first, second, third = answers("q.csv", "q.jsonl", "q.parquet")
    assert first == second == third
    assert answers("-", stdin=Path("q.csv").read_bytes()) == [first]
    assert answers("-", stdin=Path("q.jsonl").read_bytes()) == [first]
    assert answers("-", stdin=Path("q.parquet").read_bytes()) == [first]
    (named,) = answers("--name", KIM)
    assert (named["id"], named["hits"]) == (KIM, first["hits"])


def test_names_on_the_command_line_come_first_and_each_is_a_query() -> None:
    put("q.csv", "id,name\nx,Ri\n")
    assert [answer["id"] for answer in answers("q.csv", "--name", KIM, "--name", "Proba")] == [KIM, "Proba", "x"]


def test_what_is_known_of_a_name_moves_its_band() -> None:
    (plain,) = answers("--name", KIM)[0]["hits"]
    (other,) = answers("--name", KIM, "--kind", "person", "--birth-date", "1931", "--country", "KR")[0]["hits"]
    assert plain["band"] == "strong"
    assert other["band"] != "strong"
    assert other["score"] == plain["score"]


def test_a_number_finds_whatever_the_name(home: Path) -> None:
    (hit,) = answers("--name", "Any Other", "--id", "imo:8909575", "--kind", "vessel")[0]["hits"]
    assert (hit["listed_name"], hit["band"]) == ("CHONG BONG", "strong")


def test_a_day_in_the_past_sees_the_list_of_that_day() -> None:
    (hit,) = [h for h in answers("--name", "Ri Pyong Chol")[0]["hits"] if h["list"] == "UN"]
    assert hit["listed_from"] == "2017-12-22"
    before = answers("--name", "Ri Pyong Chol", "--as-of", "2017-12-21")[0]
    since = answers("--name", "Ri Pyong Chol", "--as-of", "2017-12-22")[0]
    assert ("UN", hit["entry"]) not in entries(before)
    assert ("UN", hit["entry"]) in entries(since)


def test_without_a_day_only_who_is_listed_now_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sekisho.lists.update import import_files

    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "own home"))
    for day, ids in (("2024-01-01", ["KPi.901", "KPi.902"]), ("2024-06-01", ["KPi.901"])):
        path = put("un.xml", un_list(day, ids))
        assert import_files(Store(), [path], accepted_because="a test").outcome == "accepted"
    assert ("UN", "KPi.902") not in entries(answers("--name", "Proba KPi.902", "--threshold", "0.9")[0])
    then = answers("--name", "Proba KPi.902", "--threshold", "0.9", "--as-of", "2024-03-01")[0]
    assert ("UN", "KPi.902") in entries(then)


HOSTILE = [
    *("", " ", "---", "'", "\0", "Kim\0 Jong Un", "\u202eKim Jong Un", "Kim\u200bJong\u200dUn", "😀", "😀 Kim Jong Un"),
    *("Kim " * 200, "x" * 5000, "김" * 5000, " ".join(["Ri Yong Ho"] * 70), "1" * 5000, "ー", "١٢٣", "a b c d " * 50),
    *("Kim" + "-" * 3000 + "Un", "محمد " * 200, "ア" * 2000, "ъъ", "々", "\u3164", "=Kim", "Ltd", "Dr. " * 100),
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_hostile_names_get_an_answer_or_a_problem(form: str) -> None:
    if form == "csv":
        written = io.StringIO()
        csv.writer(written).writerows([("id", "name"), *((f"n{n}", name) for n, name in enumerate(HOSTILE))])
        path = put("q.csv", written.getvalue())
    else:
        lines = [json.dumps({"id": f"n{n}", "name": name}) for n, name in enumerate(HOSTILE)]
        path = put("q.jsonl", "\n".join([*lines, '{"id":"lone","name":"\\ud800"}', ""]))
    done = CliRunner().invoke(app, ["screen", str(path)])
    assert done.exit_code in (2, 3)  # 3 where a name meets a fault of the reading of names, which is said of that name
    said = {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}
    assert list(said) == [f"n{n}" for n in range(len(HOSTILE))] + (["lone"] if form == "jsonl" else [])
    for n, name in enumerate(HOSTILE):
        if not any(map(str.isalnum, name)):
            assert said[f"n{n}"]["problems"], name
    for name in ("\u202eKim Jong Un", "Kim\u200bJong\u200dUn", "Kim\0 Jong Un"):
        assert ("OFAC", "20157") in entries(said[f"n{HOSTILE.index(name)}"]), name


def test_a_fault_of_sekisho_itself_costs_one_query_and_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    find = Screen.find

    def faulty(self: Screen, query: Query, *asking: Any) -> Any:
        if query.id == "2":
            raise RuntimeError("made for this test")
        return find(self, query, *asking)

    monkeypatch.setattr(Screen, "find", faulty)
    put("q.csv", f"id,name\n1,{KIM}\n2,{KIM}\n3,{KIM}\n4,{KIM}\n5,{KIM}\n")
    said = answers("q.csv", code=3)
    assert [len(answer["hits"]) for answer in said] == [1, 0, 1, 1, 1]
    (problem,) = said[1]["problems"]
    assert (problem["code"], problem["case"]) == ("screen.fault", "2")
    assert "made for this test" in problem["message"]


# Which lists


def test_some_lists_only() -> None:
    whole = answers("--name", "Ri Pyong Chol")[0]
    assert {hit["list"] for hit in whole["hits"]} >= {"UN", "OFAC", "MOF", "UK"}
    some = answers("--name", "Ri Pyong Chol", "--lists", "un, Mof")[0]
    assert some["hits"] == [hit for hit in whole["hits"] if hit["list"] in ("UN", "MOF")]


def test_a_list_file_is_searched_without_installing_it(home: Path) -> None:
    before = set((home / "lists").glob("*"))
    put("watch.csv", OWN)
    (answer,) = answers("--name", "Ichiro Proba", "--list-file", "watch.csv")
    assert entries(answer) == [("watch", "7")]
    assert answer["hits"][0]["matched_alias"] == "Proba Ichiro"
    assert entries(answers("--name", KIM, "--list-file", "watch.csv")[0]) == []
    assert set((home / "lists").glob("*")) == before
    said = run("--name", KIM, "--list-file", "watch.csv", "--format", "text").stdout
    assert "watch from a file (own.csv)" in said


def test_list_files_beside_installed_lists() -> None:
    put("watch.csv", OWN)
    first, second = answers("--name", KIM, "--name", "Proba Maru", "--list-file", "watch.csv", "--lists", "OFAC")
    assert entries(first) == [("OFAC", "20157")]
    assert entries(second)[0] == ("watch", "8")
    own = answers("--name", KIM, "--name", "Proba Maru", "--list-file", "watch.csv", "--lists", "watch")
    assert [entries(answer) for answer in own] == [[], [("watch", "8")]]


def test_publishers_formats_as_list_files() -> None:
    put("un.xml", un_list("2024-01-01", ["KPi.901"]))
    (answer,) = answers("--name", "Proba KPi.901", "--list-file", "un.xml")
    assert entries(answer)[0] == ("UN", "KPi.901")
    put("sdn.csv", '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a')
    put("alt.csv", '36,12,"aka","AERO-CARIBBEAN",-0- \r\n\x1a')
    put("add.csv", '36,25,-0- ,"Havana","Cuba",-0- \r\n\x1a')
    files = [word for name in ("sdn", "alt", "add") for word in ("--list-file", f"{name}.csv")]
    (answer,) = answers("--name", "Aero-Caribbean", *files)
    assert entries(answer) == [("OFAC", "36")]
    alone = run("--name", "Aerocaribbean Airlines", "--list-file", "sdn.csv")
    assert entries(json.loads(alone.stdout)) == [("OFAC", "36")]
    assert "alt.csv" in alone.stderr  # what is missing is said


def test_a_whole_list_of_a_publisher_from_its_file(shared: Path) -> None:
    newest = max((shared / "lists" / "un").glob("un_consolidated_*.xml"))
    (answer,) = answers("--name", "Ri Pyong Chol", "--list-file", newest)
    assert ("UN", "KPi.076") in entries(answer)


def test_a_list_that_is_not_here_is_bad_usage() -> None:
    assert "`sekisho lists update EU` fetches it" in run("--name", "x", "--lists", "EU", code=2).stderr
    assert "MOF, OFAC, UK, UN" in run("--name", "x", "--lists", "nothing", code=2).stderr
    run("--name", "x", "--lists", ",", code=2)
    assert "No such file" in run("--name", "x", "--list-file", "none.csv", code=2).stderr
    put("q.csv", TABLE)
    assert "no format that is known" in run("--name", "x", "--list-file", "q.csv", code=2).stderr


def test_old_lists_are_said_beside_the_answer() -> None:
    done = run("--name", KIM)
    assert "old lists: " in done.stderr
    assert "ofac-sdn of 2023-11-01" in done.stderr
    put("watch.csv", OWN)
    assert "old lists" not in run("--name", KIM, "--list-file", "watch.csv").stderr


# How it ends


def test_exit_codes() -> None:
    assert "sekisho screen --name" in run(code=2).stderr
    run("--name", KIM, "--fail-on", "strong", code=1)
    run("--name", "Maria Garcia", "--fail-on", "review", code=0)
    run("--name", KIM, "--birth-date", "1931", "--kind", "person", "--fail-on", "strong", code=0)
    run("--name", KIM, "--birth-date", "1931", "--kind", "person", "--fail-on", "review", code=1)
    run("--name", KIM, "none.csv", "--fail-on", "strong", code=2)


def test_what_could_not_be_read_ends_with_2_and_the_rest_is_done() -> None:
    done = run("none.csv", put("q.csv", TABLE), code=2)
    assert len(done.stdout.splitlines()) == 6
    assert "2 of 6 could not be screened" in done.stderr
    assert "1 of 6 were screened without what could not be read" in done.stderr
    assert "none.csv: no such file; a name to screen is given with --name" in done.stderr
    assert "(line 3): no name" in done.stderr


def test_a_source_without_a_query_says_so() -> None:
    for content in ("id,name\n", "id,name\n,\n\n", "[]"):
        done = run(put("q", content), code=2)
        assert (done.stdout, "no query was found" in done.stderr) == ("", True)
    assert run("q", "--format", "json", code=2).stdout == "[]\n"
    assert "nothing in it" in run(put("q", ""), code=2).stderr


def test_many_problems_are_counted_and_all_written_apart() -> None:
    put("q.csv", "id,name\n" + "".join(f"{n},---\n" for n in range(50)) + "x,Kim\n")
    done = run("q.csv", "--failed", "failed.jsonl", code=2)
    assert "50 of 51 could not be screened" in done.stderr
    assert "and 30 more" in done.stderr
    apart = [json.loads(line) for line in Path("failed.jsonl").read_text().splitlines()]
    assert [problem["case"] for problem in apart] == [str(n) for n in range(50)]
    assert apart[7]["line"] == 9


def test_fields_that_are_not_used_are_named_once() -> None:
    put("q.jsonl", "".join(json.dumps({"name": f"Kim {n}", "dob": "1984"}) + "\n" for n in range(3)))
    assert run("q.jsonl").stderr.count("not used: dob") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--name", KIM, "--threshold", "0.5"),
        ("--name", KIM, "--threshold", "1.1"),
        ("--name", KIM, "--limit", "0"),
        ("--name", KIM, "--jobs", "0"),
        ("--name", KIM, "--as-of", "yesterday"),
        ("--name", KIM, "--kind", "company"),
        ("--name", KIM, "--birth-date", "8.1.1984"),
        ("--name", KIM, "--country", "Korea"),
        ("--name", KIM, "--id", "563410081"),
        ("--name", KIM, "--name", "Ri", "--birth-date", "1984"),
        ("q.csv", "--kind", "person"),
        ("q.csv", "--id", "imo:8909575"),
        ("--name", KIM, "--format", "xml"),
        ("--name", KIM, "--fail-on", "sure"),
        ("--name", KIM, "--resume"),
        ("--name", KIM, "--resume", "--out", "hits.csv"),
        ("-", "--resume", "--out", "hits.jsonl"),
        ("--name", KIM, "--out", "none/hits.jsonl"),
        ("--name", KIM, "--out", "none/hits.csv"),
        ("--name", KIM, "--failed", "none/failed.jsonl"),
        ("--name", ""),
    ],
)
def test_bad_usage_ends_with_2_and_a_message(words: Sequence[str]) -> None:
    done = run(*words, code=2, stdin="")
    assert done.stderr.strip()
    assert "Traceback" not in done.output


def test_broken_lists_end_with_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sekisho.lists.update import import_files

    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "own home"))
    import_files(Store(), [put("watch.csv", OWN)])
    (record,) = (tmp_path / "own home" / "lists" / "watch").glob("*/snapshot.json")
    record.write_text("{")
    done = run("--name", KIM, code=3)
    assert done.stdout == ""
    assert "move the folder away" in done.stderr


def test_a_damaged_index_is_made_again_before_it_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "own home"))
    first = answers("--name", KIM)
    (path,) = (tmp_path / "own home" / "index").iterdir()
    path.write_bytes(path.read_bytes()[:-1000])
    done = run("--name", KIM)
    assert [json.loads(done.stdout)] == first
    assert "was damaged" in done.stderr


# Where it goes


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_file_holds_what_would_be_shown(form: str) -> None:
    put("q.csv", TABLE)
    shown = run("q.csv", "--format", form, code=2).stdout_bytes.decode()
    run("q.csv", "--format", form, "--out", "out", code=2)
    written = Path("out").read_bytes().decode()
    if form == "text":  # as wide as files are
        shown, written = (" ".join(text.replace("─", "").replace("═", "").split()) for text in (shown, written))
    assert written == shown
    assert sorted(path.name for path in Path().iterdir()) == ["out", "q.csv"]


def test_the_ending_of_the_file_says_the_form() -> None:
    run("--name", KIM, "--out", "a.csv")
    run("--name", KIM, "--out", "a.json")
    run("--name", KIM, "--out", "a.txt")
    run("--name", KIM, "--out", "a.hits")
    assert Path("a.csv").read_text().startswith("id,name,hits")
    assert len(json.loads(Path("a.json").read_text())) == 1
    assert "No hit is no clearance" in Path("a.txt").read_text()
    assert json.loads(Path("a.hits").read_text())["id"] == KIM


def test_a_terminal_gets_text_and_a_pipe_lines_of_json() -> None:
    pty = pytest.importorskip("pty")
    here, there = pty.openpty()
    with sekisho("--name", KIM, stdout=there):
        os.close(there)
        shown = b""
        try:
            while part := os.read(here, 4096):
                shown += part
        except OSError:  # so the other end of a terminal says that it is closed
            pass
        os.close(here)
    assert "No hit is no clearance" in shown.decode()
    assert json.loads(run("--name", KIM).stdout)["hits"]


def test_a_pipe_that_closes_early_is_no_verdict() -> None:
    put("q.csv", "name\n" + f"{KIM}\n" * 900)
    with sekisho(*["q.csv"] * 5) as process:
        assert process.stdout
        assert json.loads(process.stdout.readline())["hits"]
        process.stdout.close()
    assert process.returncode == 141


def test_the_cold_path_of_one_name_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; from sekisho.cli.app import app\n"
        f"app(['screen', '--name', {KIM!r}], standalone_mode=False)\n"
        "heavy = {'polars', 'numba', 'lxml', 'httpx', 'stamina', 'yaml', 'multiprocessing', 'jinja2'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    process = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        check=True,
    )
    assert process.stderr.splitlines()[-1] == "[]", process.stderr
    assert json.loads(process.stdout)["hits"]


# Many


def test_processes_that_share_the_work_change_nothing() -> None:
    rows = [f"{n},{KIM if n % 37 == 0 else f'Maria Proba {n}'}" for n in range(2_000)]
    rows[100] = "100,---"
    rows[1_500] = "1500,Kim,one cell too many"
    names = [f"q{n}.csv" for n in range(20)]
    for n, name in enumerate(names):
        put(name, "id,name\n" + "\n".join(rows[n * 100 : n * 100 + 100]) + "\n")
    alone = run(*names, code=2)
    shared = run(*names, "--jobs", "3", code=2)
    assert shared.stdout == alone.stdout
    ids = [json.loads(line)["id"] for line in alone.stdout.splitlines()]
    assert ids == [str(n) if n != 1_500 else "q15.csv#1" for n in range(2_000)]
    assert "2 of 2,000 could not be screened" in shared.stderr


def test_a_process_that_ends_before_its_work_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from sekisho.cli import screen_processes

    monkeypatch.setattr(screen_processes, "_serve", _gone)
    put("q.csv", TABLE)
    assert "ended before its work" in run("q.csv", "--jobs", "2", code=2).stderr


def _gone(connection: Any, work: screen_work.Work) -> None:
    connection.close()


def test_the_page_has_every_code_of_a_problem_and_no_other() -> None:
    root = Path(__file__).parents[2]
    code = re.compile(r'"(?:screen\.)?((?:name|ids|csv|json|parquet|source)\.[a-z]+|fault)"')
    sources = [*(root / "src/sekisho/screening/queries").glob("*.py"), root / "src/sekisho/reports/hits.py"]
    given = {f"screen.{found}" for path in sources for found in code.findall(path.read_text(encoding="utf-8"))}
    given |= {f"screen.{field}.unreadable" for field in ("kind", "birth_date", "country")}
    said = re.findall(r"^\| `(screen\.[a-z_.]+)` \|", (root / "docs/cli.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(said) == len(set(said))
    assert set(said) == given
