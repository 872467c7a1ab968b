"""The facts that stand before everything else, as name and value."""

from __future__ import annotations

from cli_tui.export.content import Content, Source
from cli_tui.export.words import Words


def list_facts(content: Content, words: Words) -> list[tuple[str, str | int]]:
    """Return what was read, under which norms, and the counts."""
    source, totals = content.source, content.totals
    facts: list[tuple[str, str | int]] = [
        (words("summary.report"), content.title),
        (words("summary.file"), source.name),
        (words("summary.extent"), extent(source, words)),
        (words("summary.sha256"), source.sha256),
        (words("summary.date"), content.date),
        (words("summary.version"), words("summary.gouji", version=content.version)),
    ]
    for number, one in enumerate(content.attachments, 1):
        name = words("summary.attachment", number=number)
        facts.append((name, f"{one.name} ({extent(one, words)}) {one.sha256}"))
    facts += [(words("summary.pack"), f"{title} ({why})") for title, why in content.packs]
    for severity, count in totals.severities.items():
        facts.append((words("summary.findings", label=words(f"severity.{severity}")), count))
    if totals.settled:
        facts.append((words("summary.settled"), totals.settled))
    for name in ("claims", "checked", "open"):
        facts.append((words(f"summary.{name}"), getattr(totals, name)))
    facts += [(words("summary.why", why=why), count) for why, count in totals.unchecked]
    for name in ("judged", "agreeing", "broken", "undetermined"):
        facts.append((words(f"summary.{name}"), getattr(totals, name)))
    facts += [(words("summary.notice"), notice) for notice in content.notices]
    facts += [
        (words("summary.stale"), f"{finding} {one.state} {one.ruling} {one.who} {one.date}")
        for finding, one in content.stale
    ]
    return facts


def extent(source: Source, words: Words) -> str:
    """Return how long a file is."""
    if source.pages:
        return words("summary.pages", chars=source.chars, pages=source.pages)
    return words("summary.chars", chars=source.chars)
