"""Errors a person can act on: what happened, where, what to do."""

from __future__ import annotations

from typing import Any


class GoujiError(Exception):
    """gouji cannot do its work; a finding is never an exception.

    Carries a message key and its arguments rather than a finished sentence, so
    that the screen renders it in the reader's language and a worker process can
    pickle it.
    """

    exit_code = 2

    def __init__(self, kind: str, where: str = "", **details: Any) -> None:
        super().__init__(kind, where, details)
        self.kind = kind
        """Key of the message in extractor/messages.yaml, e.g. ``unknown-encoding``."""
        self.where = where
        """File, and place in it, as the user named it."""
        self.details = details
        """Values the message template names."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.kind, self.where, self.details)

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}" if self.where else self.kind


class InputError(GoujiError):
    """A file that cannot be read: missing, of no known format, damaged, too large."""


class AlignmentError(GoujiError):
    """An offset does not fit its text: a bug in gouji, asks for a report."""


def _rebuild(cls: type[GoujiError], kind: str, where: str, details: dict[str, Any]) -> GoujiError:
    return cls(kind, where, **details)
