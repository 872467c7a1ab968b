"""Reports of fields beyond the samples, read by hand: figures that must not fall."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules import audit
from tests.scoring import figures_of, read_rows, score

HERE = Path(__file__).parent
SETS = {"fields": HERE, "claims": HERE / "claims", "samples": HERE.parent.parent / "corpus" / "samples"}
FLOORS: dict[str, dict[str, float]] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))


def names_of(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(".claims.jsonl") for path in folder.glob("*.claims.jsonl"))


@cache
def figures(kind: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for name in names_of(SETS[kind]):
        counts += score(SETS[kind], name, audit(SETS[kind] / f"{name}.txt").to_dict())
    return figures_of(counts)


@pytest.mark.parametrize(("kind", "figure"), [(kind, figure) for kind, floors in FLOORS.items() for figure in floors])
def test_figure_reaches_its_floor(kind: str, figure: str) -> None:
    assert figures(kind)[figure] >= FLOORS[kind][figure], f"{kind}: {figures(kind)}"


@pytest.mark.parametrize("kind", SETS)
def test_gold_stands_on_its_text(kind: str) -> None:
    for name in names_of(SETS[kind]):
        text = (SETS[kind] / f"{name}.txt").read_bytes().decode("utf-8")
        rows: list[dict[str, Any]] = read_rows(SETS[kind] / f"{name}.claims.jsonl")
        relations = SETS[kind] / f"{name}.relations.jsonl"
        for relation in read_rows(relations) if relations.exists() else ():
            rows += [member for member in relation["members"] if member.get("start") is not None]
        assert [row for row in rows if text[row["start"] : row["end"]] != row["surface"]] == []
