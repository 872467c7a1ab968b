"""When and where a report is about, as far as it says; and which of a norm's versions that puts in force."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.claim import Claim
from extractor.document import Document
from extractor.places import find_region, year_of
from rules.pack import NormRule

_EAST = "北京 天津 辽宁 上海 江苏 浙江 福建 山东 广东"
_REST = (
    "河北 山西 吉林 黑龙江 安徽 江西 河南 湖北 湖南 海南 内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆"
)
_PROVINCE = re.compile("|".join(f"{_EAST} {_REST}".split()))
_OPENING = 1500
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_REDACTED = re.compile(r"20__年")


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where one report is."""

    year: int | None
    hidden: bool
    """Its years are blacked out: what was in force cannot be known."""
    region: str
    """东部, 中西部 or ""."""
    place: str = ""
    """The county or town it is about, "" where it does not say."""


def read_setting(document: Document, title: str, text: str, claims: Sequence[Claim]) -> Setting:
    """Return when and where a report is, from its title, its opening and the periods of its figures.

    Args:
        document: the file.
        title: the report's own title within the file, "" where it has none.
        text: the report's folded text.
        claims: its figures.
    """
    said = year_of(title) or year_of(document.title) or year_of(text[:200])
    if not said:
        years = Counter(
            claim.period[:4] for claim in claims if claim.modality == "actual" and claim.period[:4].isdigit()
        )
        said = years.most_common(1)[0][0] if years else ""
    province = _PROVINCE.search(f"{title}\n{document.title}\n{text[:_OPENING]}")
    region = "" if province is None else "东部" if province.group() in _EAST else "中西部"
    hidden = not said and _REDACTED.search(text) is not None
    return Setting(_number(said), hidden, region, find_region(title or document.title, text))


def _number(year: str) -> int | None:
    digits = year.translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
    return int(digits) if digits.isdigit() else None


def in_force(versions: Sequence[NormRule], claim: Claim, setting: Setting) -> list[NormRule]:
    """Return the versions of a norm that may bind a figure.

    The figure's own year counts, else the report's. Where no year is said the
    norms of today are meant; where it is blacked out any of them may be.
    """
    year = year_said(claim) or setting.year
    fitting = [rule for rule in versions if not rule.regions or not setting.region or setting.region in rule.regions]
    if year is not None:
        return [rule for rule in fitting if rule.in_force(year)]
    if setting.hidden:
        return fitting
    return [rule for rule in fitting if rule.is_current]


def is_dated(claim: Claim, setting: Setting) -> bool:
    """Whether it is known when a figure is of, or nothing hides it."""
    return not setting.hidden or year_said(claim) is not None


def year_said(claim: Claim) -> int | None:
    """Return the year of a figure's period, the last one of a span."""
    years = _YEAR.findall(claim.period)
    return int(years[-1]) if years else None
