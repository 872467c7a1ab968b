"""What a whole audit costs beside jieba.lcut over the same text, and the screen over a million relations, in one run."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from extractor.document import Document
from extractor.tokenizer import jieba_segmenter
from rules.auditing import audit
from rules.operands import RelationBatch
from rules.relation import relate
from rules.relation_type import Formula
from rules.relations.sum import TYPE as SUM
from rules.screen import clears
from tests.rules.printing import figure

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.txt"))
ROUNDS = 7
STACK = 1_000_000
PARTS = 4


def least_seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor seconds of a piece of work: the least of several rounds, the first one apart."""
    taken = []
    for _ in range(rounds + 1):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken[1:])


def beside_jieba(texts: list[str], rounds: int = ROUNDS) -> tuple[float, float]:
    """Processor seconds of jieba.lcut and of the audit over the same texts."""
    cut = jieba_segmenter()
    return (
        least_seconds(lambda: [cut.lcut(text) for text in texts], rounds),
        least_seconds(lambda: [audit(Document(text)) for text in texts], rounds),
    )


def stack_of(count: int, parts: int = PARTS) -> tuple[Formula, RelationBatch]:
    """A million sums of four parts as the screen gets them: columns of one drawn stack, repeated."""
    formula = SUM.formula
    assert formula is not None
    rng = np.random.default_rng(7)
    drawn = rng.integers(1, 10_000, (1_000, parts))
    relations = [
        relate(
            "sum", "list", total=figure(int(row.sum()), 1, "人"), part=[figure(int(value), 1, "人") for value in row]
        )
        for row in drawn
    ]
    batch = RelationBatch(relations, formula.many, [formula.factor(relation) for relation in relations])
    times = count // len(relations)
    batch.columns = {
        role: tuple(np.tile(column, times) for column in columns)  # type: ignore[misc]
        for role, columns in batch.columns.items()
    }
    batch.starts = {role: np.arange(count, dtype=np.intp) * parts for role in batch.starts}
    batch.factors, batch.directions = np.tile(batch.factors, times), np.tile(batch.directions, times)
    return formula, batch


def screen_seconds(count: int = STACK) -> float:
    """Processor seconds of screening so many four-part sums."""
    formula, batch = stack_of(count)
    assert clears(formula, batch).all()
    return least_seconds(lambda: clears(formula, batch), 3)


def run() -> None:
    """Print characters a second beside jieba's, the screen's seconds and the memory of a large text."""
    texts = [path.read_text("utf-8") for path in SAMPLES]
    size = sum(map(len, texts))
    real = Path(os.environ.get("GOUJI_GOLD", ROOT.parent / "shared" / "gold")).parent / "seeds"
    reports = [path.read_text("utf-8") for path in sorted(real.glob("*.txt"))]
    for name, some in (("samples, dense with figures", texts), ("reports as handed in", reports)):
        chars = sum(map(len, some))
        if not some:
            print(f"audit of {name}: none here (GOUJI_GOLD)")
            continue
        jieba, whole = beside_jieba(some)
        print(
            f"audit of {name}: {chars / whole:,.0f} characters/s, jieba.lcut {chars / jieba:,.0f}: "
            f"{jieba / whole:.2f} of its speed"
        )
    print(f"screen: {STACK:,} sums of {PARTS} parts in {screen_seconds():.2f} s")
    large = "\n".join(texts) * (5_000_000 // 3 // size + 1)
    started = time.process_time()
    audit(Document(large))
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"one text of {len(large.encode()) / 1e6:.1f} MB: {seconds:.1f} s, {peak:.0f} MB at most")
