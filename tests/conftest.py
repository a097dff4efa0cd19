"""What every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of publishers' files and reference cases beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no reference files beside this checkout")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def fresh_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the lists of whoever runs it; a test that installs some takes a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEKISHO_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def small_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a made list of a few parties stand for a publisher's whole one."""
    from dataclasses import replace

    from sekisho.lists import publisher

    whole = tuple(replace(p, least=0) for p in publisher.PUBLISHERS)
    monkeypatch.setattr(publisher, "PUBLISHERS", whole)
    for one in whole:
        monkeypatch.setitem(publisher.BY_ID, one.id, one)
