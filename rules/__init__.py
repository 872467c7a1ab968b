"""gouji's judging layer: relations between figures, verdicts, findings, standards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rules.auditing import audit as audit
    from rules.auditing import audit_all as audit_all
    from rules.auditing import check as check
    from rules.report import Report as Report

__all__ = ["Report", "audit", "audit_all", "check"]

_HOMES = {"Report": "rules.report", "audit": "rules.auditing", "audit_all": "rules.auditing", "check": "rules.auditing"}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
