"""Errors as a command prints them."""

from __future__ import annotations

from cli_tui.width import plain
from extractor.error_messages import describe_error
from extractor.errors import GoujiError

__all__ = ["describe_error", "show_error"]


def show_error(error: GoujiError, lang: str) -> str:
    """Return an error in one line for standard error."""
    described = describe_error(error, lang)
    return plain(f"{described['where']}: {described['message']}" if described["where"] else described["message"])
