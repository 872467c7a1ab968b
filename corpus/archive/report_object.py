"""An archived report as the report object, key for key what `gouji audit --format jsonl` prints."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from corpus.archive.archive import Archive
from corpus.archive.decisions import ArchivedDecisions
from corpus.archive.errors import ArchiveError
from corpus.decisions import stand
from rules.coverage import why_alone
from rules.report import SCHEMA
from rules.verdict import UNDETERMINED
from rules.wording import say_reason


def read_report(archive: Archive, document: int) -> dict[str, Any]:
    """Return the report object of an archived document.

    Raises:
        ArchiveError: there is no such document, or the archive is damaged.
    """
    found = next(archive.query("SELECT * FROM documents WHERE id = ?", (document,)), None)
    if found is None:
        raise ArchiveError("archive-no-document", archive.path, document=document)
    findings = [
        _finding(row) for row in archive.query("SELECT * FROM findings WHERE document = ? ORDER BY number", (document,))
    ]
    checks = _checks(archive, document)
    decisions = ArchivedDecisions(archive).on_report(found["report"], found["sha256"])
    return {
        "schema": SCHEMA,
        "document": _document(archive, found),
        "attachments": [],
        "packs": json.loads(found["packs"]),
        "claims": _claims(archive, document, checks, found["lang"]),
        "checks": checks,
        "findings": findings,
        "coverage": {
            "claims": found["claims"],
            "checked": found["checked"],
            "operand": found["operand"],
            "unchecked": json.loads(found["unchecked"]),
            "agreeing": found["agreeing"],
            "judged": found["judged"],
        },
        "missing": json.loads(found["missing"]),
        "standards": json.loads(found["standards"]),
        "completeness": json.loads(found["completeness"]),
        "decisions": stand(decisions, [one["id"] for one in findings]).describe(),
        "errors": [],
    }


_CLAIMS = """
SELECT c.*, i.text AS indicator_text, i.name AS indicator_name, i.unit, i.dimension, s.title AS section_title
FROM claims c JOIN indicators i ON i.id = c.indicator JOIN sections s ON s.document = c.document AND s.number = c.section
WHERE c.document = ? ORDER BY c.number
"""


def _document(archive: Archive, found: sqlite3.Row) -> dict[str, Any]:
    path = archive.one("SELECT path FROM files WHERE document = ? ORDER BY run DESC, id DESC LIMIT 1", (found["id"],))
    parts = archive.query(
        'SELECT title, "start", "end", region, year FROM parts WHERE document = ? ORDER BY number', (found["id"],)
    )
    kept = {name: found[name] for name in ("sha256", "format", "chars", "pages", "title", "region", "year")}
    notices = json.loads(found["remarks"])
    return {"path": path or "", **kept, "parts": [dict(part) for part in parts], "notices": notices}


def ends(row: sqlite3.Row) -> tuple[float | None, float | None]:
    """Return the closed hull of the true values a claim's printed number can stand for, None where unbounded."""
    value = _exactly(row["value"])
    if row["more"]:
        return float(value), float(value + _exactly(row["more"]))
    if row["bound"] == "~":
        return None, None
    half = _exactly(row["place"]) / 2
    return float(value - half), float(value + half)


def _exactly(value: float) -> Fraction:
    """The decimal that was printed: the shortest one that reads back as the number kept."""
    return Fraction(repr(value))


def _claims(archive: Archive, document: int, checks: Sequence[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Every claim with its line of the ledger, which follows from the checks it stands in."""
    standing: dict[str, dict[str, dict[str, Any]]] = {}
    for check in checks:
        if check["relation"] != "standard":
            for member in check["members"]:
                standing.setdefault(member["claim"], {})[check["id"]] = check
    return [
        {**claim, **_ledger(claim, standing.get(claim["id"], {}), lang)}
        for claim in (_claim(row) for row in archive.query(_CLAIMS, (document,)))
    ]


def _ledger(claim: dict[str, Any], checks: dict[str, dict[str, Any]], lang: str) -> dict[str, Any]:
    if any(check["verdict"] != UNDETERMINED for check in checks.values()):
        return {"status": "checked", "checks": list(checks), "why": ""}
    if checks:
        return {"status": "operand", "checks": list(checks), "why": next(iter(checks.values()))["reason"]}
    return {"status": "unchecked", "checks": [], "why": say_reason(why_alone(claim["modality"], claim["bound"]), lang)}


def _claim(row: sqlite3.Row) -> dict[str, Any]:
    low, high = ends(row)
    return {
        "id": f"c{row['number']}",
        "start": row["start"],
        "end": row["end"],
        "surface": row["surface"],
        "value": row["value"],
        "low": low,
        "high": high,
        "unit": row["unit"],
        "dimension": row["dimension"],
        "indicator": {"name": row["indicator_name"] or None, "text": row["indicator_text"]},
        "level": row["level"],
        "scope": row["scope"].split("、") if row["scope"] else [],
        "period": row["period"],
        "period_kind": row["period_kind"],
        "bound": row["bound"],
        "modality": row["modality"],
        "section": row["section_title"],
        "page": row["page"],
        **_cell(row["cell"]),
    }


def _cell(cell: str | None) -> dict[str, Any]:
    if cell is None:
        return {}
    return {"cell": dict(zip(("table", "row", "column"), map(int, cell.split(",")), strict=True))}


_RELATIONS = """
SELECT r."check", r.place, r.role, r.claim, c."start", c."end", c.surface, c.value, c.cell
FROM relations r JOIN claims c ON c.document = r.document AND c.number = r.claim WHERE r.document = :document
UNION ALL
SELECT "check", place, role, NULL, "start", "end", surface, value, NULL FROM listings WHERE document = :document
ORDER BY 1, 2
"""


def _checks(archive: Archive, document: int) -> list[dict[str, Any]]:
    members: dict[int, list[dict[str, Any]]] = {}
    for row in archive.query(_RELATIONS, {"document": document}):
        claim = None if row["claim"] is None else f"c{row['claim']}"
        kept = {name: row[name] for name in ("start", "end", "surface", "value")}
        members.setdefault(row["check"], []).append({"role": row["role"], "claim": claim, **kept, **_cell(row["cell"])})
    checks = []
    for row in archive.query("SELECT * FROM checks WHERE document = ? ORDER BY number", (document,)):
        kept = {name: row[name] for name in ("stated", "low", "high", "gap", "power", "reason", "trace")}
        checks.append(
            {
                "id": f"k{row['number']}",
                "relation": row["relation"],
                "verdict": row["verdict"],
                "origin": row["origin"],
                "strength": row["strength"],
                "members": members.get(row["number"], []),
                **kept,
            }
        )
    return checks


_PLAIN = (
    "id",
    "rule",
    "severity",
    "nature",
    "title",
    "message",
    "formula",
    "question",
    "impact",
    "direction",
    "source",
)
_LISTS = ("evidence", "repairs", "possible_causes", "materials", "also")


def _finding(row: sqlite3.Row) -> dict[str, Any]:
    kept = {name: row[name] for name in _PLAIN}
    lists = {name: json.loads(row[name]) for name in _LISTS}
    return {**kept, **lists, "check": f"k{row['check']}" if row["check"] is not None else ""}


def write_reports(archive: Archive, documents: Sequence[int], path: str) -> int:
    """Write report objects to a `.jsonl` file, one a line; return how many.

    Raises:
        ArchiveError: the ending names no such format, or the archive is damaged.
    """
    if Path(path).suffix.lower() != ".jsonl":
        raise ArchiveError("bad-output", path, ending=Path(path).suffix or "-", endings=".jsonl")
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for document in documents:
            file.write(json.dumps(read_report(archive, document), ensure_ascii=False, allow_nan=False) + "\n")
    return len(documents)
