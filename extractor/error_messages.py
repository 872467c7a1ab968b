"""Errors in the reader's language: what, where, what to do."""

from __future__ import annotations

from functools import cache

from extractor.data import load_data
from extractor.errors import GoujiError


@cache
def _messages() -> dict[str, dict[str, list[str]]]:
    messages: dict[str, dict[str, list[str]]] = load_data("messages.yaml")
    return messages


def describe_error(error: GoujiError, lang: str) -> dict[str, str]:
    """Return an error as the report object has it: kind, message with its hint, where."""
    template = _messages().get(error.kind, {}).get(lang)
    if template is None:
        return {"kind": error.kind, "message": str(error), "where": error.where}
    what, hint = (text.format(**error.details) for text in template)
    message = f"{what}。{hint}。" if lang == "zh" else f"{what}. {hint}."
    return {"kind": error.kind, "message": message, "where": error.where}
