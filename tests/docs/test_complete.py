"""Nothing that a user can meet is left unsaid: commands, options, fields, facts' conditions, codes of problems."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import typer

from sekisho.cases import KINDS, model
from sekisho.cases.read import READERS
from sekisho.cli.app import app
from sekisho.law import OUTCOMES, VERDICTS, load_built_in
from sekisho.law.condition import parse
from tests.docs.pages import ROOT

SOURCE = ROOT / "src" / "sekisho"
_CODE = re.compile(r"^[a-z]+(\.[a-z_0-9]+){1,2}$")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[1]


def commands(group: Any, path: tuple[str, ...] = ("sekisho",)) -> Iterator[tuple[str, Any]]:
    yield " ".join(path), group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))


COMMANDS = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", COMMANDS)
def test_cli_page_has_every_command_with_every_option_and_no_other(name: str) -> None:
    said = section(page("cli.md"), f"`{name}`")
    options = {o for p in COMMANDS[name].params for o in p.opts if o.startswith("--") and o != "--help"}
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", said, re.MULTILINE))


def test_cli_page_names_every_reader() -> None:
    assert {r.name for r in READERS} == set(re.findall(r"`([\w.-]+)`", section(page("cli.md"), "Readers")))


def structs() -> dict[str, type]:
    found = {n: t for n, t in vars(model).items() if isinstance(t, type) and issubclass(t, msgspec.Struct)}
    return {n: t for n, t in found.items() if not n.startswith("_")}


@pytest.mark.parametrize("name", sorted(structs()))
def test_inputs_page_names_every_field(name: str) -> None:
    struct = structs()[name]
    common = {"id", "date", "regimes", "nexus", "decisions", "rates"} if struct in KINDS.values() else set()
    wanted = {f.encode_name for f in msgspec.structs.fields(struct)} - common
    title = getattr(struct, "kind", name) if struct in KINDS.values() else name
    row = re.search(rf"^\| `{title}` \|(.*)$", page("inputs.md"), re.MULTILINE)
    assert row, f"no row {title}"
    assert wanted == set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^)]*\)", "", row[1])))


def test_inputs_page_names_the_common_fields_and_every_closed_word() -> None:
    text = page("inputs.md")
    for word in ("id", "kind", "date", "regimes", "nexus", "decisions", "rates"):
        assert f"`{word}`" in section(text, "Every case")
    for struct in structs().values():
        for field in msgspec.structs.fields(struct):
            for word in _words(field.type):
                assert f"`{word}`" in text, f"{struct.__name__}.{field.encode_name}: {word}"


def _words(annotation: Any) -> Iterator[str]:
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _words(part)


def literals(*folders: str) -> set[str]:
    found: set[str] = set()
    for folder in folders:
        for path in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.match(node.value):
                    found.add(node.value)
    return found


def test_inputs_page_has_every_code_of_a_problem_and_no_other() -> None:
    families = ("common", "payment", "voyage", "traveller", "cargo", "grant", "exemption", "screening", "list", "law")
    given = {c for c in literals("cases", "deciding") if c.split(".")[0] in families}
    said = set(re.findall(r"^\| `([a-z_.0-9]+)` \|", section(page("inputs.md"), "Codes of problems"), re.MULTILINE))
    assert said == given


def test_law_page_has_every_code_of_a_fault_and_no_other() -> None:
    said = set(re.findall(r"^\| `([a-z_.]+)` \|", section(page("law.md"), "What `law check` finds"), re.MULTILINE))
    given = {c for c in literals("law") if not c.endswith(".yaml") and not c.startswith("sekisho")}
    assert said == given


def test_every_condition_on_the_law_page_is_of_the_language() -> None:
    table = section(page("law.md"), "The condition language")
    units = {"small_sum": "JPY", "counted_from": "date", "window": "days", "agreed": "date"}
    found = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(found) >= 10
    for condition in found:
        parse(condition, load_built_in().facts, units)


def test_decision_page_explains_every_verdict_and_outcome() -> None:
    text = page("reading-a-decision.md")
    for word in (*VERDICTS, *OUTCOMES):
        assert f"| `{word}` |" in text


def test_changelog_tells_software_and_law_apart() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for release in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        assert re.search(r"^### Software$", release, re.MULTILINE), release.splitlines()[0]
        assert re.search(r"^### Law$", release, re.MULTILINE), release.splitlines()[0]


def test_the_readme_has_the_two_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ("scripts/try", "scripts/test"):
        assert re.search(rf"^{command}( |$)", readme, re.MULTILINE)
        assert command in ci
        assert Path(ROOT / command).stat().st_mode & 0o100
