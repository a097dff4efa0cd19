"""Does the fuzzer change samples as it says, see what breaks a reader, and find nothing in those that ship?"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.fuzz import __main__ as fuzzing
from bench.fuzz.mutator import mutate
from bench.fuzz.samples import samples

from sekisho.cases.read import Arrival

SHIPPED = samples(Path("nowhere"))


@pytest.mark.parametrize("form", SHIPPED)
def test_what_ships_is_answered_whatever_is_changed_in_it(form: str) -> None:
    _, count, _, _, findings = fuzzing.fuzz(form, SHIPPED[form], 300, None, 20_000, fuzzing.SEED)
    assert (count, findings) == (300, [])


def test_formats_of_cases_messages_and_archives_are_among_them() -> None:
    assert {"json", "jsonl", "yaml", "csv", "zip", "gz"} <= set(SHIPPED)


def test_a_seed_gives_the_same_changes_and_another_gives_others() -> None:
    def changed(seed: int) -> list[bytes]:
        choose = random.Random(seed)
        return [mutate(b"hello: [world]", [b"a: b"], choose) for _ in range(50)]

    assert changed(1) == changed(1)
    assert changed(1) != changed(2)
    assert len(set(changed(1))) > 25


def test_a_sample_is_cut_to_the_length_that_is_asked_for() -> None:
    choose = random.Random(1)
    assert max(len(mutate(b"x" * 10**6, [b"y"], choose, 1000)) for _ in range(200)) < 100_000


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        (lambda: 1 // 0, "ZeroDivisionError"),
        (lambda: iter([Arrival(id="a", case=None, problems=(), source="f")]), "neither a case nor an error"),
        (lambda: [bytearray(1 << 62)], "MiB"),
    ],
)
def test_what_breaks_a_reader_is_seen(monkeypatch: pytest.MonkeyPatch, answers: object, what: str) -> None:
    def read(*_: object, **__: object) -> Iterator[Arrival]:
        yield from answers()  # type: ignore[operator]

    monkeypatch.setattr(fuzzing, "read_cases", read)
    assert what in (fuzzing.broken(b"", None) or "")


def test_what_takes_too_long_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def for_ever(*_: object, **__: object) -> Iterator[Arrival]:
        while True:
            pass
        yield

    monkeypatch.setattr(fuzzing, "read_cases", for_ever)
    monkeypatch.setattr(fuzzing, "LONGEST", 1)
    assert fuzzing.broken(b"", None) == "over 1 s"
