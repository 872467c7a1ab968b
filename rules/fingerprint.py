"""Names of findings that survive edits elsewhere in the report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def fingerprint(rule: str, members: Iterable[tuple[str, str, float | None]], repeat: int = 0) -> str:
    """Return the id of a finding: rule, then each member's role, words and value in order, never an offset.

    Args:
        rule: code of the rule.
        members: (role, words, value) in the relation's order.
        repeat: how many findings of the very same content stand before it.
    """
    digest = hashlib.sha256(rule.encode())
    for role, words, value in members:
        digest.update(f"|{role}:{words}={value!r}".encode())
    if repeat:
        digest.update(f"#{repeat}".encode())
    return f"{rule}-{digest.hexdigest()[:12]}"
