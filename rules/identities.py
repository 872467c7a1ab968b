"""What must hold between named figures: the rows of identities.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.data import read_yaml

_BARE = (
    "[全我本该][国省市州县区旗镇乡校院]|辖区内?|现有?|[共总]有?|各级各类|年末|年底|[境区县市]内|"
    "义务教育(?:阶段)?|义教(?:阶段)?|小学|初中|普通高中|高中|学前教育|幼儿园"
)
"""What may stand before a name without making it some of it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A named quotient of two named figures."""

    ratio: re.Pattern[str]
    numerator: re.Pattern[str]
    denominator: re.Pattern[str]
    per: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A named difference of two named figures."""

    minuend: re.Pattern[str]
    subtrahend: re.Pattern[str]
    difference: re.Pattern[str]
    closed: bool
    """Nothing else goes into it, so figures so named must make it."""


@cache
def load_identities() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of identities.yaml by kind."""
    rows: dict[str, list[dict[str, Any]]] = read_yaml(Path(__file__).with_name("identities.yaml"))
    return rows


@cache
def ratio_identities() -> tuple[Identity, ...]:
    """Return the named quotients."""
    return tuple(
        Identity(
            re.compile(row["ratio"]), re.compile(row["numerator"]), re.compile(row["denominator"]), row.get("per", 1)
        )
        for row in load_identities()["ratio"]
    )


@cache
def any_ratio() -> re.Pattern[str]:
    """Return one pattern for all names of quotients, asked first: most figures are none."""
    return re.compile("|".join(f"(?:{row['ratio']})" for row in load_identities()["ratio"]))


@cache
def any_difference() -> re.Pattern[str]:
    """Return one pattern for all names of differences."""
    return re.compile("|".join(f"(?:{row['difference']})" for row in load_identities()["diff"]))


@cache
def nested_rates() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return pairs of rates of which the first takes in the second."""
    return _nested("nested")


@cache
def nested_counts() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return pairs of counts of which the first takes in the second."""
    return _nested("nested_counts")


def _nested(kind: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(row["wide"]), re.compile(row["narrow"])) for row in load_identities()[kind])


@dataclass(frozen=True, slots=True)
class Population:
    """What a report counts once for all, and how it names some of it."""

    unit: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    beside: re.Pattern[str]
    """What need not be of it: this year's comers, other years, occasions."""


@cache
def populations() -> tuple[Population, ...]:
    """Return what reports count once for all."""
    return tuple(
        Population(
            re.compile(row["unit"]),
            re.compile(rf"(?:{_BARE})*(?:{row['whole']})"),
            re.compile(row["part"]),
            re.compile(row["beside"]),
        )
        for row in load_identities()["populations"]
    )


@dataclass(frozen=True, slots=True)
class Total:
    """A named figure that is the sum of named others."""

    total: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]


@cache
def sum_identities() -> tuple[Total, ...]:
    """Return the named sums."""
    return tuple(
        Total(re.compile(row["total"]), tuple(re.compile(part) for part in row["parts"]))
        for row in load_identities()["sum"]
    )


@cache
def difference_identities() -> tuple[Difference, ...]:
    """Return the named differences."""
    return tuple(
        Difference(
            re.compile(row["minuend"]),
            re.compile(row["subtrahend"]),
            re.compile(row["difference"]),
            row.get("closed", False),
        )
        for row in load_identities()["diff"]
    )


@dataclass(frozen=True, slots=True)
class Balance:
    """Named figures of an opening, what came and went, and a closing."""

    opening: re.Pattern[str]
    income: re.Pattern[str]
    outgo: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def balances() -> tuple[Balance, ...]:
    """Return the named balances."""
    roles = ("opening", "income", "outgo", "closing")
    return tuple(Balance(*(re.compile(row[role]) for role in roles)) for row in load_identities()["balance"])
