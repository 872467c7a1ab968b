"""Shared by all tests: where the gold and the samples are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# The same examples every time: what fails here fails in CI, on a slow machine too.
settings.register_profile("gouji", deadline=None, derandomize=True)
settings.load_profile("gouji")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The project's own sample reports."""
    return ROOT / "corpus" / "samples"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold read by hand in real reports; skips, saying so, where it is absent."""
    folder = Path(os.environ.get("GOUJI_GOLD", ROOT.parent / "shared" / "gold"))
    if not (folder / "score.py").exists():
        pytest.skip(f"no gold at {folder}: set GOUJI_GOLD; the gold floors are not checked")
    return folder
