import types
import typing
from collections.abc import Iterator

import msgspec
import pytest

from sekisho.cases import KINDS
from sekisho.law import load_built_in
from sekisho.reports.questions import find_question, question

NEVER_ASKED = {"id", "kind", "regimes"}


def paths(struct: type, prefix: str = "", depth: int = 0) -> Iterator[str]:
    """Every dotted path of the case model, lists with their first item."""
    if depth > 4:
        return
    for field in msgspec.structs.fields(struct):
        path = f"{prefix}{field.encode_name}"
        if not prefix and field.name in NEVER_ASKED:
            continue
        yield path
        for part, is_list in parts(field.type):
            item = f"{path}[0]" if is_list else path
            if is_list:
                yield item
            yield from paths(part, f"{item}.", depth + 1)


def parts(annotation: object, is_list: bool = False) -> Iterator[tuple[type, bool]]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from parts(typing.get_args(annotation)[0], is_list)
    elif origin in (typing.Union, types.UnionType):
        for option in typing.get_args(annotation):
            yield from parts(option, is_list)
    elif origin is tuple:
        yield from parts(typing.get_args(annotation)[0], True)
    elif isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        yield annotation, is_list


@pytest.mark.parametrize("kind", KINDS)
def test_every_path_of_the_case_model_has_a_question(kind: str) -> None:
    walked = list(paths(KINDS[kind]))
    assert len(walked) > 10
    unasked = [path for path in walked if find_question(kind, path) is None]
    assert unasked == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_is_put_in_both_languages(kind: str) -> None:
    for path in paths(KINDS[kind]):
        said = question(kind, path)
        assert said.en != said.ja, path
        assert "{" not in said.en + said.ja, path


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("payment", "payee.birth_date"),
        ("payment", "agents[1].ids"),
        ("payment", "linked[0].payee.listed"),
        ("payment", "text"),
        ("payment", "goods[0].description"),
        ("voyage", "ship.imo"),
        ("voyage", "ship.designated.JP"),
        ("voyage", "ship.owner.kind"),
        ("voyage", "transfers[0].other.designated"),
        ("voyage", "transfers[0].other.owner.listed"),
        ("grant", "payments_to[0].party.listed"),
        ("grant", "payments_to[0].service"),
        ("grant", "conditions[0].text"),
        ("grant", "activity"),
        ("traveller", "purpose"),
        ("party", "party.names"),
    ],
)
def test_what_a_hit_needs_has_a_question(kind: str, path: str) -> None:
    assert find_question(kind, path) is not None


def test_every_need_of_the_laws_facts_has_a_question() -> None:
    needs = [(kind, path) for fact in load_built_in().facts.values() for kind in fact.acts for path in fact.needs]
    assert needs
    assert [need for need in needs if find_question(*need) is None] == []


def test_the_question_names_whom_it_is_about() -> None:
    assert "the payee" in question("payment", "payee.residence").en
    assert "実質的な受取人" in question("payment", "ultimate_payee.residence").ja
    assert "the goods of line 2" in question("cargo", "goods[1].hs").en
    assert "other ship of transfer 1" in question("voyage", "transfers[0].other.flag").en
    assert question("payment", "purpose") != question("voyage", "purpose")


def test_a_part_is_asked_for_with_the_whole() -> None:
    assert question("cargo", "goods[0].quantity.value") == question("cargo", "goods[0].quantity")
    assert question("payment", "payee.nationalities[0]") == question("payment", "payee.nationalities")


def test_a_path_nobody_knows_is_asked_for_by_name() -> None:
    assert find_question("payment", "nobody.knows") is None
    assert "nobody.knows" in question("payment", "nobody.knows").en
    assert "nobody.knows" in question("payment", "nobody.knows").ja
