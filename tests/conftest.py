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
