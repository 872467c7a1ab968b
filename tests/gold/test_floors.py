"""The gold's scorers, run on what gouji prints; the floors only rise."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FLOORS: dict[str, float] = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text("utf-8"))


def audit_to(output: Path, files: list[Path]) -> None:
    from rules import audit

    with output.open("w", encoding="utf-8") as lines:
        for file in files:
            lines.write(json.dumps(audit(file).to_dict(), ensure_ascii=False) + "\n")


@pytest.fixture(scope="module")
def scores(gold: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    output = tmp_path_factory.mktemp("gold") / "pred.jsonl"
    audit_to(output, sorted((gold.parent / "seeds").glob("*.txt")))
    done = subprocess.run(
        [sys.executable, str(gold / "score.py"), str(gold), str(output), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("figure", [name for name in FLOORS if name != "mutation_recall"])
def test_figure_reaches_its_floor(figure: str, scores: dict[str, float]) -> None:
    assert scores[figure] >= FLOORS[figure]


@pytest.mark.long
def test_broken_digits_are_noticed(gold: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    make = [sys.executable, str(gold / "mutate.py"), "make", str(gold), str(gold.parent / "seeds"), str(broken)]
    subprocess.run(make, check=True, capture_output=True)
    output = tmp_path / "mut.jsonl"
    audit_to(output, sorted(broken.glob("*.txt")))
    done = subprocess.run(
        [sys.executable, str(gold / "mutate.py"), "score", str(broken), str(output)],
        capture_output=True,
        text=True,
        check=True,
    )
    match = re.search(r"mutation_recall ([0-9.]+)", done.stdout)
    assert match is not None
    assert float(match.group(1)) >= FLOORS["mutation_recall"]
