"""Soundness of every relation type by instances; `python -m tests.benchmarks.soundness` prints what came of them.

True values as printed must never come out inconsistent, figures moved beyond
what the others' intervals allow always; each goes through the screen and, where
that does not clear it, the exact judge.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random

from rules.judge import Judged, judge_all
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.relations import ALL
from rules.verdict import INCONSISTENT
from tests.rules.instances import INSTANCES

TYPES = {kind.name: kind for kind in ALL if kind.name in INSTANCES}
STACK = 2_500
CHUNK = 10_000
"""Instances a worker draws and judges before it takes others: of one type, of one seed."""
TRUE, BROKEN = 100_000, 40_000
WORDS = {False: "true values accused", True: "impossible figures passed"}


@dataclass(frozen=True, slots=True)
class Tally:
    """What instances of one type came to."""

    kind: str
    broken: bool
    count: int
    faults: tuple[str, ...]
    """Those misjudged, described."""
    seconds: float
    """Process time, drawing included."""


def draw(kind: RelationType, count: int, *, broken: bool, seed: int = 0) -> Iterator[list[Relation]]:
    """Yield so many relations, in stacks: of every form of the type alike, the same ones every time."""
    rng = Random(f"{kind.name} {broken} {seed}")
    forms = INSTANCES[kind.name]
    while count > 0:
        stack: list[Relation] = []
        while len(stack) < min(STACK, count):
            relation = forms[len(stack) % len(forms)](rng, broken)
            if relation is not None:
                stack.append(relation)
        count -= len(stack)
        yield stack


def check(name: str, count: int, *, broken: bool, seed: int = 0) -> Tally:
    """Draw and judge so many instances of a type."""
    kind, started, faults = TYPES[name], time.process_time(), []
    for stack in draw(kind, count, broken=broken, seed=seed):
        judged = judge_all([(kind, relation) for relation in stack])
        faults += [describe(one) for one in judged if (one.verdict.outcome == INCONSISTENT) != broken]
    return Tally(name, broken, count, tuple(faults), time.process_time() - started)


def describe(one: Judged) -> str:
    """Return the figures of a judged relation and its outcome."""
    figures = [
        f"{member.role}={float(member.value or 0):g}{claim.quantity.unit}(±{float(claim.quantity.place)}{'!' * claim.quantity.is_exact})"
        for member in one.relation.members
        if (claim := member.claim)
    ]
    return f"{one.verdict.outcome} {one.relation.op}: {' '.join(figures)}"


def check_all(true: int = TRUE, broken: int = BROKEN) -> list[Tally]:
    """Check every type on every core: one tally a type, true or broken."""
    tasks = [
        (name, min(CHUNK, count - done), bad, done)
        for bad, count in ((False, true), (True, broken))
        for name in TYPES
        for done in range(0, count, CHUNK)
    ]
    # what is drawn holds no cycles: without the collector a tenth of the time is saved
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        parts = list(pool.map(_check, tasks))
    return [_join([part for part in parts if (part.kind, part.broken) == key]) for key in _keys(parts)]


def _check(task: tuple[str, int, bool, int]) -> Tally:
    name, count, broken, seed = task
    return check(name, count, broken=broken, seed=seed)


def _keys(parts: list[Tally]) -> list[tuple[str, bool]]:
    return list(dict.fromkeys((part.kind, part.broken) for part in parts))


def _join(parts: list[Tally]) -> Tally:
    return Tally(
        parts[0].kind,
        parts[0].broken,
        sum(part.count for part in parts),
        tuple(fault for part in parts for fault in part.faults),
        sum(part.seconds for part in parts),
    )


def report(tallies: list[Tally]) -> str:
    """Return a line a type: how many were judged, how many wrongly, in how many seconds of process time."""
    lines = [
        f"{one.kind:14} {one.count:7,} {WORDS[one.broken]:26} {len(one.faults):3} {one.seconds:6.1f} s {' | '.join(one.faults[:2])}"
        for one in tallies
    ]
    return "\n".join([*lines, f"process time {sum(one.seconds for one in tallies):.0f} s on {os.cpu_count()} cores"])
