import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sekisho import __version__
from sekisho.cases import REGIMES
from sekisho.cli.app import app

RUN = CliRunner()

PAYMENT: dict[str, Any] = {
    "id": "P06",
    "kind": "payment",
    "date": "2019-02-28",
    "nexus": {"us_person": False, "usd_clearing": False, "us_origin": False, "eu_person": False},
    "payer": {"residence": "JP", "listed": False},
    "payee": {"kind": "person", "residence": "KP", "listed": False},
    "amount": {"currency": "JPY", "value": 100001},
    "purpose": "humanitarian",
    "evidence": ["payee_identity", "purpose_declaration"],
}
DOMESTIC = {**PAYMENT, "id": "D1", "payee": {"kind": "person", "residence": "JP", "listed": False}}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A file with a case that needs a licence, one that cannot be read, and a harmless one."""
    bad = {**PAYMENT, "id": "bad", "amount": {"currency": "JPY", "value": -5}}
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in (PAYMENT, bad, DOMESTIC)), encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.json"
    path.write_text(json.dumps([PAYMENT, DOMESTIC]), encoding="utf-8")
    return path


def sekisho(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from sekisho.cli import main; main()", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONUTF8": "1"},
        **options,
    )


def test_json_is_a_list_with_the_refusal_in_its_place(cases: Path) -> None:
    result = RUN.invoke(app, ["check", str(cases), "--format", "json"])
    assert result.exit_code == 2
    first, bad, last = json.loads(result.stdout)
    assert set(first) == {
        *("id", "case", "kind", "date", "verdict", "governing", "regimes"),
        *("hits", "problems", "law", "lists", "engine"),
    }
    assert (first["case"], first["verdict"], first["governing"]) == ("P06", "licence_required", ["JP"])
    assert first["id"].startswith("sha256:")
    assert first["engine"] == __version__
    assert list(first["regimes"]) == list(REGIMES)
    japan = first["regimes"]["JP"]
    assert {"verdict", "authority", "duty", "needs", "at_least", "at_most", "as_it_stands", "findings"} <= set(japan)
    assert japan["authority"] == "MOF"
    (ban,) = [f for f in japan["findings"] if f["measure"] == "JP-PAY-BAN-2016"]
    assert {"outcome", "verdict", "nature", "in_force", "because", "exceptions", "citations", "confidence"} <= set(ban)
    assert ban["in_force"] == ["2016-02-26", None]
    (exception,) = [e for e in ban["exceptions"] if e["id"] == "JP-PAY-HUM-100K"]
    assert exception["holds"] is False
    assert set(bad) == {"case", "problems"}
    assert set(bad["problems"][0]) == {"case", "field", "code", "severity", "message", "line"}
    assert last["case"] == "D1"
    assert "1 of 3 could not be read" in result.stderr


def test_json_lines_are_the_same_answers(cases: Path) -> None:
    whole = json.loads(RUN.invoke(app, ["check", str(cases), "--format", "json"]).stdout)
    lines = RUN.invoke(app, ["check", str(cases), "--format", "jsonl"]).stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole


def test_the_same_input_gives_the_same_bytes(cases: Path) -> None:
    runs = {RUN.invoke(app, ["check", str(cases), "--format", form]).stdout_bytes for form in ("jsonl",) * 2}
    assert len(runs) == 1


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_text_and_page_tell_the_same_in_both_languages(cases: Path, lang: str) -> None:
    for form in ("text", "html"):
        result = RUN.invoke(app, ["check", str(cases), "--format", form, "--lang", lang])
        assert result.exit_code == 2
        for part in ("P06", "JP-PAY-BAN-2016", "JP-PAY-HUM-100K", "MOF", "D1", "bad"):
            assert part in result.stdout


def test_csv_has_a_row_for_every_case(cases: Path) -> None:
    result = RUN.invoke(app, ["check", str(cases), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(r["case"], r["verdict"]) for r in rows][:2] == [("P06", "licence_required"), ("bad", "not_decided")]


def test_exit_codes(good: Path, tmp_path: Path) -> None:
    def code(*arguments: str) -> int:
        return RUN.invoke(app, ["check", str(good), "--format", "csv", *arguments]).exit_code

    assert code() == 0
    assert code("--fail-on", "prohibited") == 0
    assert code("--fail-on", "licence_required") == 1
    assert code("--fail-on", "refer") == 1
    assert code("--fail-on", "nonsense") == 2
    assert code("--as-of", "yesterday") == 2
    assert code("--regimes", "JP,XX") == 2
    assert code("--reader", "papyrus") == 2
    assert code("--rates", str(tmp_path / "none.csv")) == 2
    assert code("--out", str(tmp_path / "no" / "such" / "folder.csv")) == 2
    assert RUN.invoke(app, ["check", str(tmp_path / "none.json")]).exit_code == 2


def test_day_and_regimes_of_the_options_win(good: Path) -> None:
    options = ["--as-of", "2014-08-15", "--regimes", "un,JP", "--format", "json"]
    first = json.loads(RUN.invoke(app, ["check", str(good), *options]).stdout)[0]
    assert first["date"] == "2014-08-15"
    assert list(first["regimes"]) == ["JP", "UN"]
    assert first["regimes"]["JP"]["verdict"] == "allowed"


def test_rates_of_a_file_are_used(tmp_path: Path) -> None:
    dollars = {**PAYMENT, "amount": {"currency": "USD", "value": 1000}}
    case = tmp_path / "case.json"
    case.write_text(json.dumps({**dollars, "date": "2031-01-15"}), encoding="utf-8")
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,month,jpy_per_unit\nUSD,2031-01,90\n", encoding="utf-8")
    with_rate = RUN.invoke(app, ["check", str(case), "--format", "json", "--rates", str(rates)])
    without = RUN.invoke(app, ["check", str(case), "--format", "json"])
    assert "90,000 JPY" in with_rate.stdout
    assert "90,000 JPY" not in without.stdout
    rates.write_text("currency,month,jpy_per_unit\nUSD,2031-01,dear\n", encoding="utf-8")
    broken = RUN.invoke(app, ["check", str(case), "--format", "json", "--rates", str(rates)])
    assert broken.exit_code == 2
    assert "rates.csv:2" in broken.stderr
    assert json.loads(broken.stdout)


def test_out_is_written_whole_or_not_at_all(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "report.html"
    result = RUN.invoke(app, ["check", str(good), "--format", "html", "--out", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")

    def broken(*_: object, **__: object) -> str:
        raise RuntimeError("ink is empty")

    monkeypatch.setattr("sekisho.reports.html.as_html", broken)
    failed = RUN.invoke(app, ["check", str(good), "--format", "html", "--out", str(out)])
    assert failed.exit_code == 3
    assert out.read_text(encoding="utf-8") == page
    assert sorted(p.name for p in tmp_path.iterdir()) == ["good.json", "report.html"]


def test_text_in_a_file_has_no_colour(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    assert RUN.invoke(app, ["check", str(good), "--out", str(out)], env={"FORCE_COLOR": "1"}).exit_code == 0
    assert "\x1b" not in out.read_text(encoding="utf-8")


def test_no_path_is_bad_usage_with_an_example() -> None:
    result = RUN.invoke(app, ["check"])
    assert result.exit_code == 2
    assert "--examples" in result.stderr
    assert result.stdout == ""


def test_no_command_is_a_helpful_page() -> None:
    for arguments in ([], ["--help"], ["-h"]):
        result = RUN.invoke(app, arguments)
        assert result.exit_code == 0
        assert result.stdout.count("sekisho check") >= 2
    assert RUN.invoke(app, ["--version"]).stdout == f"sekisho {__version__}\n"
    assert RUN.invoke(app, ["chekc"]).exit_code == 2


def test_an_empty_input_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    assert RUN.invoke(app, ["check", str(empty), "--format", "json"]).exit_code == 2


def test_a_fault_of_our_own_is_one_line(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr("sekisho.cases.read.read_cases", broken)
    result = RUN.invoke(app, ["check", str(good)])
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr
    assert "ZeroDivisionError: no way" in result.stderr
    monkeypatch.setenv("SEKISHO_DEBUG", "1")
    assert isinstance(RUN.invoke(app, ["check", str(good)]).exception, ZeroDivisionError)


def test_ctrl_c_is_clean(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sekisho.cases.read.read_cases", stopped)
    result = RUN.invoke(app, ["check", str(good)])
    assert result.exit_code == 130
    assert "interrupted" in result.stderr


@pytest.mark.parametrize("form", ["text", "jsonl", "json"])
def test_a_closed_pipe_is_no_traceback(tmp_path: Path, form: str) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({**PAYMENT, "id": f"c{n}"}) + "\n" for n in range(300)), encoding="utf-8")
    with sekisho("check", str(many), "--format", form) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 141
    assert said == ""


def after_redirection(redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a shell starts it after `2>&-` and the like."""
    command = [sys.executable, "-c", "from sekisho.cli import main; main()", *arguments]
    return subprocess.run(
        ["sh", "-c", f'exec "$0" "$@" {redirection}', *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONUTF8": "1"},
        timeout=60,
    )


UNWRITABLE = [
    ">&-",
    pytest.param(">/dev/full", marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux")),
]
MUTE = ["2>&-", pytest.param("2>/dev/full", marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux"))]


@pytest.mark.parametrize("redirection", UNWRITABLE)
@pytest.mark.parametrize(
    "arguments",
    [
        *(["check", "{good}", "--fail-on", "allowed", "--format", form] for form in ("text", "json", "csv", "html")),
        *(["check", "{cases}"], ["--help"], ["check", "--help"], ["--version"], []),
        *(["law", "list"], ["law", "check"], ["law", "timeline", "--format", "json"]),
    ],
    ids=" ".join,
)
def test_output_that_cannot_be_written_is_said_and_no_verdict(
    good: Path, cases: Path, redirection: str, arguments: list[str]
) -> None:
    done = after_redirection(redirection, *(a.format(good=good, cases=cases) for a in arguments))
    assert done.returncode == 2
    assert "standard output cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert "fault in sekisho" not in done.stderr


@pytest.mark.parametrize("redirection", UNWRITABLE)
def test_a_report_in_a_file_needs_no_standard_output(good: Path, tmp_path: Path, redirection: str) -> None:
    out = tmp_path / "report.csv"
    done = after_redirection(f"{redirection} <&-", "check", str(good), "--format", "csv", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize("redirection", MUTE)
def test_a_standard_error_that_nobody_reads_changes_no_exit_code(good: Path, cases: Path, redirection: str) -> None:
    def code(*arguments: str) -> int:
        done = after_redirection(redirection, *arguments)
        assert "sekisho:" not in done.stdout
        return done.returncode

    assert code("check", "nofile.json") == 2
    assert code("check", "nofile.json", "--format", "csv") == 2
    assert code("check", str(cases), "--format", "jsonl") == 2
    assert code("check", "--no-such-option") == 2
    assert code("check") == 2
    assert code("check", str(good), "--format", "csv") == 0
    assert code("check", str(good), "--format", "csv", "--fail-on", "refer") == 1


def test_help_whose_reader_went_away_is_no_verdict() -> None:
    for arguments in (["--help"], ["--version"], ["law", "check"]):
        with sekisho(*arguments) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            said = process.stderr.read()
            assert process.wait(60) == 141
        assert said == ""


def test_a_disk_that_is_full_leaves_the_old_report(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("the old one", encoding="utf-8")
    # A limit on the size of files stands for the full disk.
    command = ["check", str(good), "--format", "html", "--out", str(out)]
    done = subprocess.run(
        [
            "sh",
            "-c",
            'ulimit -f 1; exec "$0" "$@"',
            sys.executable,
            "-c",
            "from sekisho.cli import main; main()",
            *command,
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=60,
    )
    assert done.returncode == 2
    assert f"cannot write {out}" in done.stderr
    assert out.read_text(encoding="utf-8") == "the old one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["good.json", "report.html"]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_half_characters_come_out_as_their_escape_in_every_form(tmp_path: Path, form: str) -> None:
    odd = tmp_path / os.fsdecode(b"\xff.jsonl")
    lines = [
        PAYMENT,
        {**PAYMENT, "id": "\ud800"},
        {**PAYMENT, "id": "x", "pur\udc80": 1},
        {**DOMESTIC, "\ud83d": "\ud83d"},
    ]
    try:
        odd.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    out = tmp_path / "out"
    result = RUN.invoke(app, ["check", str(odd), "--format", form, "--out", str(out)])
    assert result.exit_code == 2
    said = out.read_text(encoding="utf-8")
    for part in ("P06", r"\udcff.jsonl#2", r"pur\udc80", r"\ud83d"):
        assert (part.replace("\\", "\\\\") if form.startswith("json") else part) in said
    assert "3 of 4 could not be read" in result.stderr or form == "text"


def test_direction_controls_are_kept_in_json_and_shown_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps({**PAYMENT, "id": "a\u202eb"}), encoding="utf-8")
    said = {form: RUN.invoke(app, ["check", str(path), "--format", form]).stdout for form in ("text", "csv", "html")}
    assert all("a\ufffdb" in text and "\u202e" not in text for text in said.values())
    for form in ("json", "jsonl"):
        assert '"a\u202eb"' in RUN.invoke(app, ["check", str(path), "--format", form]).stdout


def test_standard_input_and_streams_stay_apart() -> None:
    with sekisho("check", "-", "--format", "json", stdin=subprocess.PIPE) as process:
        out, err = process.communicate(json.dumps(PAYMENT), timeout=60)
    assert process.returncode == 0
    assert json.loads(out)[0]["case"] == "P06"
    assert err == ""


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = {"polars", "lxml", "yaml", "jinja2", "rich", "sekisho.law", "sekisho.deciding", "sekisho.cases.read"}
    code = f"import sys, sekisho.cli.app; print(sorted({heavy!r} & set(sys.modules)))"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.strip() == "[]"


def test_known_at_decides_with_what_could_be_known_then(tmp_path: Path) -> None:
    """On 2019-02-27 nobody knew of the extension of 2019-04-09: a call in May 2019 had to be referred."""
    case = tmp_path / "case.json"
    case.write_text(
        '{"id": "V", "kind": "voyage", "date": "2019-05-01", "ship": {"flag": "PA", "designated": []}, "port": "JPMAI",'
        ' "calls": [{"port": "KPNAM", "departure": "2019-02-12", "source": "documented"}], "transfers": []}'
    )
    asked = ["check", str(case), "--format", "jsonl", "--regimes", "JP"]
    now = RUN.invoke(app, asked)
    then = RUN.invoke(app, [*asked, "--known-at", "2019-02-27"])
    assert json.loads(now.stdout)["verdict"] == "prohibited"
    assert json.loads(then.stdout)["verdict"] == "refer"
    assert "last day as last decided" in then.stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_what_programs_read_is_utf8_whatever_the_terminal_speaks(tmp_path: Path, form: str) -> None:
    case = {**PAYMENT, "id": "送金-1"}
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "sekisho", "check", str(path), "--format", form],
        capture_output=True,
        env=env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "送金-1" in done.stdout.decode("utf-8")


# ---------------------------------------------------------------- names against the lists

LISTED: dict[str, Any] = {
    "id": "L1",
    "kind": "party",
    "date": "2016-11-30",
    "party": {"names": ["CHANG CHANG HA"], "kind": "person", "residence": "KP"},
}


def decisions(path: Path, *options: str) -> list[dict[str, Any]]:
    return json.loads(RUN.invoke(app, ["check", str(path), "--format", "json", *options]).stdout)


def test_names_are_looked_up_in_the_lists_in_use(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(LISTED), encoding="utf-8")
    (decision,) = decisions(case)
    assert decision["regimes"]["UN"]["verdict"] == "prohibited"
    (un,) = (hit for hit in decision["hits"] if hit["list"] == "UN")
    assert (un["party"], un["entry"], un["effect"], un["listed_from"]) == ("party", "KPi.037", "decides", "2016-11-30")
    assert {used["list"] for used in decision["lists"]} == {"UN", "OFAC", "MOF", "UK"}
    assert [p["code"] for p in decision["problems"]] == ["list.missing"]


def test_the_day_decides_and_so_does_what_was_known(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(LISTED), encoding="utf-8")

    def un(*options: str) -> str:
        return decisions(case, *options)[0]["regimes"]["UN"]["verdict"]

    assert un() == "prohibited"
    assert un("--as-of", "2016-11-29") == "allowed"
    # The built-in list of the UN is of February 2026: nobody who decided in 2025 had it.
    assert un("--known-at", "2025-01-01") == "allowed"
    assert un("--known-at", "2026-03-01") == "prohibited"


def test_a_list_that_was_installed_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "home"))
    own = tmp_path / "mine.csv"
    own.write_text("id,kind,name,name_kind\n1,person,Taro Example,primary\n", encoding="utf-8")
    case = tmp_path / "case.json"
    case.write_text(json.dumps({**LISTED, "party": {"names": ["Taro Example"], "kind": "person"}}), encoding="utf-8")
    assert decisions(case)[0]["hits"] == []
    assert RUN.invoke(app, ["lists", "import", str(own)]).exit_code == 0
    (decision,) = decisions(case)
    assert [(hit["list"], hit["entry"], hit["effect"]) for hit in decision["hits"]] == [("mine", "1", "shown")]
    assert "mine" in {used["list"] for used in decision["lists"]}


PACS008 = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M</MsgId><CreDtTm>2023-10-02T09:00:00+09:00</CreDtTm><NbOfTxs>1</NbOfTxs>
<SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
<CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="JPY">10000</IntrBkSttlmAmt><IntrBkSttlmDt>2023-10-02</IntrBkSttlmDt><ChrgBr>DEBT</ChrgBr>
<Dbtr><Nm>TANAKA ICHIRO</Nm><CtryOfRes>JP</CtryOfRes></Dbtr>
<DbtrAgt><FinInstnId><BICFI>TESTJPJTXXX</BICFI></FinInstnId></DbtrAgt>
<CdtrAgt><FinInstnId><BICFI>{bic}</BICFI></FinInstnId></CdtrAgt>
<Cdtr><Nm>{name}</Nm><CtryOfRes>CN</CtryOfRes></Cdtr>
<RmtInf><Ustrd>{text}</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>
"""


@pytest.mark.parametrize(
    ("name", "text", "bic", "hit"),
    [
        ("김성철", "", "TESTCNBJXXX", ("payee", "MOF", "decides")),
        ("キム・ソンチョル", "", "TESTCNBJXXX", ("payee", "MOF", "decides")),
        ("ｷﾑ･ｿﾝﾁｮﾙ", "", "TESTCNBJXXX", ("payee", "MOF", "decides")),
        ("長安海連技術有限公司", "", "TESTCNBJXXX", ("payee", "UN", "decides")),
        ("Wang Trading", "キム・ソンチョル氏分", "TESTCNBJXXX", ("text[0]", "MOF", "refers")),
        ("Wang Trading", "goods of KOREA MINING DEVELOPMENT TRADING CORP", "TESTCNBJXXX", ("text[0]", "UN", "refers")),
        ("Wang Trading", "", "DCBKKPPYXXX", ("agents[1]", "UN", "decides")),
    ],
)
def test_a_payment_message_in_any_script(
    tmp_path: Path, name: str, text: str, bic: str, hit: tuple[str, str, str]
) -> None:
    message = tmp_path / "payment.xml"
    message.write_text(PACS008.format(name=name, text=text, bic=bic), encoding="utf-8")
    (decision,) = decisions(message)
    assert hit in {(h["party"], h["list"], h["effect"]) for h in decision["hits"]}
    clean = tmp_path / "clean.xml"
    clean.write_text(PACS008.format(name="Wang Trading", text="machine parts", bic="TESTCNBJXXX"), encoding="utf-8")
    assert decisions(clean)[0]["hits"] == []


def test_cases_in_blocks_keep_their_order(tmp_path: Path) -> None:
    """Refusals among them stand in their places, whatever is screened together."""
    path = tmp_path / "many.jsonl"
    cases = [{**LISTED, "id": str(n), "date": "2016-11-30" if n % 3 else None} for n in range(200)]
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    answers = decisions(path)
    assert [answer["case"] for answer in answers] == [case["id"] for case in cases]
    assert [("verdict" in answer) for answer in answers] == [case["date"] is not None for case in cases]


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("form", ["text", "html"])
def test_people_read_who_was_hit_and_what_it_does(tmp_path: Path, form: str, lang: str) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({**LISTED, "date": "2023-10-02"}), encoding="utf-8")
    said = RUN.invoke(app, ["check", str(case), "--format", form, "--lang", lang], env={"COLUMNS": "120"}).stdout
    for part in ("KPi.037", "CHANG CHANG HA", "1.00"):
        assert part in said
    for part in {"en": ("decides", "moves no verdict", "strong"), "ja": ("判定の根拠", "判定に影響なし", "確度高")}[
        lang
    ]:
        assert part in said


def test_facts_are_added_and_what_is_left_of_them_is_said(good: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"D1": {"payer": {"names": ["Tanaka"]}}, "D2": {"purpose": "trade"}}', encoding="utf-8")
    result = RUN.invoke(app, ["check", str(good), "--facts", str(facts)])
    assert result.exit_code == 0
    assert "facts.json:1: facts of 'D2', but no case has this id" in result.stderr
    assert "Facts for ids that no case had: 1" in result.stdout
    facts.write_text('{"D1": {"payer": {"residence": "KR"}}}', encoding="utf-8")
    result = RUN.invoke(app, ["check", str(good), "--facts", str(facts), "--format", "json"])
    assert result.exit_code == 2
    decided, refused = json.loads(result.stdout)
    assert decided["case"] == "P06"
    assert [p["code"] for p in refused["problems"]] == ["common.facts.conflict"]
    facts.write_text('{"D1": ', encoding="utf-8")
    result = RUN.invoke(app, ["check", str(good), "--facts", str(facts), "--format", "json"])
    assert result.exit_code == 2
    assert "not JSON" in result.stderr
    assert len(json.loads(result.stdout)) == 2


def test_a_zip_is_decided_like_its_files(cases: Path, tmp_path: Path) -> None:
    packed = tmp_path / "batch.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.write(cases, "sub/cases.jsonl")
    plain, unpacked = (RUN.invoke(app, ["check", str(p), "--format", "jsonl"]) for p in (packed, cases))
    assert (plain.exit_code, plain.stdout) == (unpacked.exit_code, unpacked.stdout)
