"""How well a report agrees with what a person read in the text: claims, relations, errors."""

from __future__ import annotations

import json
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Row = dict[str, Any]

# Units the gold prints one way and the report another, for the same thing.
SAME_UNIT = {
    "家": "所",
    "处": "个",
    "座": "个",
    "项": "个",
    "套": "台",
    "件套": "台",
    "眼": "口",
    "个工作日": "天",
    "册件": "册",
}
# Types that are one arithmetic under two names.
SAME_TYPE = {"subset": "sum", "balance": "sum", "share": "ratio", "threshold": "compare", "growth_base": "implied_base"}


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def score(gold: Path, name: str, report: Row) -> Counter[str]:
    """Count what agrees between a report object and the gold of one text."""
    counts = score_claims(read_rows(gold / f"{name}.claims.jsonl"), report["claims"])
    relations = gold / f"{name}.relations.jsonl"
    return counts + score_relations(read_rows(relations), report["checks"]) if relations.exists() else counts


def figures_of(counts: Counter[str]) -> dict[str, float]:
    """Turn counts into the figures that the floors are set on."""

    def share(part: str, whole: str) -> float:
        return counts[part] / counts[whole] if counts[whole] else 1.0

    found, printed = share("claims right", "claims gold"), share("claims right", "claims found")
    return {
        "claim_f1": 2 * found * printed / (found + printed) if found + printed else 0.0,
        "bound_acc": share("bounds right", "claims right"),
        "modality_acc": share("modality right", "claims right"),
        "level_acc": share("levels right", "claims right"),
        "indicator_acc": share("indicators right", "claims right"),
        "relation_recall": share("relations found", "relations gold"),
        "verdict_recall": share("verdicts right", "relations gold"),
        "error_recall": share("errors noticed", "errors gold"),
        "error_precision": share("accusations right", "accusations"),
    }


def score_claims(gold: list[Row], found: list[Row]) -> Counter[str]:
    """A claim is right where span, value and unit are."""
    counts = Counter({"claims gold": len(gold), "claims found": len(found)})
    left = sorted(found, key=lambda claim: claim["start"])
    for claim in gold:
        for one in left:
            if overlap(claim, one) and same_value(claim["value"], one["value"]) and unit_of(claim) == unit_of(one):
                left.remove(one)
                counts["claims right"] += 1
                counts["bounds right"] += claim["bound"] == one["bound"]
                counts["modality right"] += claim["modality"] == one["modality"]
                counts["levels right"] += claim["level"] == one["level"]
                counts["indicators right"] += any(same_thing(claim["indicator"], words) for words in named(one))
                break
    return counts


def score_relations(gold: list[Row], checks: list[Row]) -> Counter[str]:
    """A relation is found where a check of its kind covers its figures; soft ones count neither way."""
    counts: Counter[str] = Counter()
    firm = [relation for relation in gold if not relation.get("soft")]
    soft = [relation for relation in gold if relation.get("soft")]
    for relation in firm:
        fitting = [
            (cover(relation, check) + cover(check, relation), check) for check in checks if fits(relation, check)
        ]
        best = max((closeness for closeness, _ in fitting), default=0.0)
        verdicts = {check["verdict"] for closeness, check in fitting if closeness == best}
        counts["relations gold"] += 1
        counts["relations found"] += bool(verdicts)
        passes = bool(verdicts & {"consistent", "rounding"}) and "inconsistent" not in verdicts
        counts["verdicts right"] += passes if relation["holds"] else "inconsistent" in verdicts
    broken = [relation for relation in firm if not relation["holds"]]
    accused = [check for check in checks if check["verdict"] == "inconsistent"]
    counts["errors gold"] = len(broken)
    counts["errors noticed"] = sum(any(touches(relation, check) for check in accused) for relation in broken)
    for check in accused:
        right = any(touches(relation, check) for relation in broken)
        if right or not any(touches(relation, check) for relation in soft):
            counts["accusations"] += 1
            counts["accusations right"] += right
    return counts


def fits(relation: Row, check: Row) -> bool:
    kind, other = relation["type"], check["relation"]
    return SAME_TYPE.get(kind, kind) == SAME_TYPE.get(other, other) and cover(relation, check) >= 0.75


def touches(relation: Row, check: Row) -> bool:
    return cover(relation, check) >= 0.5


def cover(one: Row, other: Row) -> float:
    """Share of one's figures that overlap a figure of the other."""
    mine = [member for member in one["members"] if member.get("start") is not None]
    theirs = [member for member in other["members"] if member.get("start") is not None]
    return sum(any(overlap(a, b) for b in theirs) for a in mine) / len(mine) if mine else 0.0


def overlap(first: Row, second: Row) -> bool:
    return bool(first["start"] < second["end"] and second["start"] < first["end"])


def same_value(first: float, second: float) -> bool:
    near = 0.0005 if 0 < abs(first) < 1 else 1e-9 * max(1.0, abs(first), abs(second))  # gold writes 三分之一 as 0.333
    return abs(first - second) <= near


def named(claim: Row) -> list[str]:
    """The words of a claim's indicator and its canonical name."""
    return [words for words in (claim["indicator"]["text"], claim["indicator"]["name"]) if words]


def same_thing(first: str, second: str) -> bool:
    """Whether the shorter of two phrases is mostly in the other, its characters in their order."""
    short, long = sorted((first, second), key=len)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= 0.75 * len(short) > 0


def unit_of(claim: Row) -> str:
    unit: str = claim["unit"]
    return SAME_UNIT.get(unit, unit)
