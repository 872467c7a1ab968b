"""Fetching wheels for a PC other than this one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

from bundle.closure import find_missing
from bundle.targets import Target

ROOT = Path(__file__).parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
_SOURCE_ONLY = ("jieba",)
"""Published without a wheel; pure Python, so that one built here serves everywhere."""
_ROUNDS = 10


class BundleError(Exception):
    """A bundle that cannot be made whole."""


def build_own(folder: Path) -> Path:
    """Build gouji's wheel, and those of what has none; return gouji's."""
    pinned = [line for line in CONSTRAINTS.read_text("utf-8").split() if line.split("==")[0].lower() in _SOURCE_ONLY]
    _pip("wheel", "--no-deps", "--wheel-dir", str(folder), "--constraint", str(CONSTRAINTS), str(ROOT), *pinned)
    return next(folder.glob("gouji-*.whl"))


def fetch(target: Target, pythons: Sequence[str], folder: Path, extras: Sequence[str] = ()) -> None:
    """Fill a folder with every wheel that gouji needs on a target, for each Python.

    Raises:
        BundleError: something needed is published for no such PC.
    """
    own = build_own(folder)
    wanted = f"[{','.join(extras)}]" if extras else ""
    for python in pythons:
        _download(target, python, folder, [f"{own}{wanted}"])
        root = Requirement(f"gouji{wanted}")
        for _ in range(_ROUNDS):
            missing = find_missing(folder, root, target, python)
            if not missing:
                break
            _download(target, python, folder, sorted({one.requirement.split(";")[0].strip() for one in missing}))
        else:
            lacking = ", ".join(f"{one.requirement} (for {one.needed_by})" for one in missing)
            raise BundleError(f"{target.name}, Python {python}: no wheel for {lacking}")


def _download(target: Target, python: str, folder: Path, requirements: list[str]) -> None:
    platforms = [option for platform in target.platforms for option in ("--platform", platform)]
    _pip(
        "download", "--only-binary=:all:", *platforms, "--python-version", python, "--implementation", "cp",
        "--find-links", str(folder), "--constraint", str(CONSTRAINTS), "--dest", str(folder), *requirements,
    )  # fmt: skip


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise BundleError("; ".join(errors) or done.stderr[-500:])
