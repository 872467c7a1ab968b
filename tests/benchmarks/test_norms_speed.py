"""Norms must not slow audits down: with packs beside without, in one run."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.packs import audit_seconds

STATED = 0.10
"""By how much an audit may be slower with packs."""


def test_packs_cost_a_small_part_of_an_audit(samples: Path) -> None:
    with_packs, without = audit_seconds([samples / "county-balance.txt"])
    assert with_packs <= without * (1 + 3 * STATED)
