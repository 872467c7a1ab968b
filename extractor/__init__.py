"""gouji's reading layer: files to text, text to quantities and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.claim import Claim as Claim
    from extractor.document import Document as Document
    from extractor.find import find_quantities as find_quantities
    from extractor.language import extract as extract
    from extractor.language import pipeline as pipeline
    from extractor.quantity import Quantity as Quantity
    from extractor.reading import read as read

__all__ = ["Claim", "Document", "Quantity", "extract", "find_quantities", "pipeline", "read"]

_HOMES = {
    "Claim": "extractor.claim",
    "Document": "extractor.document",
    "Quantity": "extractor.quantity",
    "extract": "extractor.language",
    "find_quantities": "extractor.find",
    "pipeline": "extractor.language",
    "read": "extractor.reading",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: spaCy and jieba take a second."""
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
