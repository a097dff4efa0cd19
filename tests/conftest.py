"""What every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of publishers' files and reference cases beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no reference files beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def small_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a made list of a few parties stand for a publisher's whole one."""
    from dataclasses import replace

    from sekisho.lists import publisher

    whole = tuple(replace(p, least=0) for p in publisher.PUBLISHERS)
    monkeypatch.setattr(publisher, "PUBLISHERS", whole)
    for one in whole:
        monkeypatch.setitem(publisher.BY_ID, one.id, one)
