"""What is wrong with a pack: where, and what to write instead."""

from __future__ import annotations

from extractor.errors import GoujiError


class PackError(GoujiError):
    """A pack that cannot be used as it is; `where` is file:line:column."""
