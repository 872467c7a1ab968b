"""So much for each: 人均, 每百名学生拥有, 师生比 - which figure over which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.identities import ratio_identities
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_EACH = re.compile(
    r"(?:平均)?每(?:一)?(?P<size>[百千万]{0,2}|[0-9]+万?)?(?P<thing>名?常住人口|人口|名?[^,;。0-9百千万]{0,6}?(?:学生|老年人|老人|患者|居民|职工|教师|人)|平方公里|辆|案|件|户|校|所|班|元|人|亩|车|单|台|次|公顷|吨|家)"
    r"(?P<rest>[^,;。]{0,24})$"
)
_MEAN_WORD = re.compile(
    r"(?P<thing>[人户校生次亩班件单村]|户)均(?P<rest>[^,;。]{0,24})$|(?:平均)(?P<rest2>[^,;。]{0,10})$|均价$|单价[^,;。]{0,4}$"
)
_THINGS = {
    "人": ("人", "人次"), "户": ("户",), "校": ("个",), "生": ("人",), "次": ("次", "人次"), "亩": ("面积",), "班": ("个", "班"), "件": ("件",),
    "单": ("单",), "村": ("个",), "人口": ("人",), "平方公里": ("面积",), "辆": ("辆",), "案": ("件", "起"), "所": ("个",), "元": ("元",),
    "车": ("辆",), "台": ("台",), "公顷": ("面积",), "吨": ("质量",), "家": ("个",),
}  # fmt: skip
_SIZES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5}
_AREAS = {"平方公里": Fraction(10**6), "亩": Fraction("666.666666667"), "公顷": Fraction(10**4)}
_LIMIT = re.compile(r"优于|高于|低于|超过|标准|要求|控制|上限|下限|达到?规定")
_NEAR = 14
_FAR = 40


def ratio_value(numerator: Claim, denominator: Claim, per: Fraction) -> Fraction | None:
    """Return the quotient of printed values, both in base units, None over 0."""
    a, b = numerator.quantity, denominator.quantity
    if not b.value:
        return None
    return a.value * a.unit_of.scale / (b.value * b.unit_of.scale) * per


def fits(numerator: Claim, denominator: Claim, stated: Claim, per: Fraction) -> bool:
    """Whether the quotient is the stated one, give or take all three printings."""
    value = ratio_value(numerator, denominator, per)
    if value is None:
        return False
    own = stated.quantity.value * stated.quantity.unit_of.scale
    room = stated.quantity.place * stated.quantity.unit_of.scale
    for claim in (numerator, denominator):
        if not claim.quantity.is_exact and claim.quantity.value:
            room += abs(value) * claim.quantity.place / abs(claim.quantity.value) / 2
    return abs(value - own) <= room


def find_ratios(text: ReportText) -> Iterator[Relation]:
    """Yield quotients with the two figures that the words or a known identity give them."""
    for stated in text.claims:
        kind = text.stance(stated).kind
        if (
            _LIMIT.search(stated.before)
            or kind in (Kind.CHANGE, Kind.GROWTH, Kind.POINTS, Kind.TIME, Kind.EARLIER)
            or stated.bound == "~"
        ):
            continue
        relation = _by_identity(text, stated) or _per_thing(text, stated)
        if relation:
            yield relation


def _by_identity(text: ReportText, stated: Claim) -> Relation | None:
    words = f"{stated.before} {stated.indicator.folded}"
    if stated.quantity.unit not in ("", "%"):
        return None
    for identity in ratio_identities():
        if not identity.ratio.search(words):
            continue
        tops = [
            claim
            for claim in _figures(text, stated, _FAR)
            if identity.numerator.search(_words(claim)) and _same_level(claim, stated)
        ]
        bottoms = [
            claim
            for claim in _figures(text, stated, _FAR)
            if identity.denominator.search(_words(claim)) and _same_level(claim, stated)
        ]
        per = Fraction(identity.per)
        for top in tops:
            for bottom in bottoms:
                if top is not bottom and fits(top, bottom, stated, per):
                    return _relate(top, bottom, stated, per, "likely")
        if identity.per == 1 and len(tops) == 1 and len(bottoms) == 1 and _close(tops[0], bottoms[0], stated):
            return _relate(tops[0], bottoms[0], stated, per, "firm")
        return None
    return None


def _words(claim: Claim) -> str:
    return f"{claim.indicator.folded} {claim.before}"


def _same_level(claim: Claim, stated: Claim) -> bool:
    return claim.level == stated.level or not stated.level


def _close(top: Claim, bottom: Claim, stated: Claim) -> bool:
    return top.paragraph == bottom.paragraph == stated.paragraph


def _figures(text: ReportText, stated: Claim, most: int) -> list[Claim]:
    """Levels around a quotient in its part: before it, nearest first, then the rest of its sentence."""
    found: list[Claim] = []
    for distance, claim in enumerate(text.before(stated)):
        if distance > most:
            break
        if text.is_level(claim) and claim.quantity.unit != "":
            found.append(claim)
    found += [claim for claim in text.after(stated) if text.is_level(claim) and claim.quantity.unit != ""]
    return found


def _per_thing(text: ReportText, stated: Claim) -> Relation | None:
    """每辆2.57万元, 人均90.99元, 每千人口拥有床位6.94张."""
    each = _EACH.search(stated.before)
    mean = None if each else _MEAN_WORD.search(stated.before)
    if each is None and mean is None:
        return None
    if each:
        thing = each.group("thing")
        dimensions = _THINGS.get(thing) or (
            ("人",) if thing.endswith(("人", "人口", "生", "者", "民", "工", "师")) else ()
        )
        size = each.group("size") or ""
        per = Fraction(_SIZES.get(size) or int(re.sub(r"\D", "", size) or 1) * (10**4 if "万" in size else 1))
        if dimensions == ("面积",):
            per *= _AREAS.get(thing, Fraction(1))
        rest = each.group("rest")
    else:
        assert mean is not None
        thing = mean.groupdict().get("thing") or ""
        dimensions = _THINGS.get(thing, ())
        per, rest = Fraction(1), mean.groupdict().get("rest") or mean.groupdict().get("rest2") or ""
        if dimensions == ("面积",):
            per = Fraction("666.666666667")
    figures = _figures(text, stated, _NEAR)
    tops = [
        claim
        for claim in figures
        if claim.quantity.dimension == stated.quantity.dimension and not text.stance(claim).per
    ]
    bottoms = [
        claim
        for claim in figures
        if (claim.quantity.dimension in dimensions if dimensions else claim.quantity.is_exact)
    ]
    named = re.sub(r"拥有|占有|配备|的|为|约|达到?|有", "", rest)
    tops.sort(key=lambda claim: bool(named) and named not in claim.indicator.folded)
    for top in tops:
        for bottom in bottoms:
            if top is not bottom and fits(top, bottom, stated, per):
                return _relate(top, bottom, stated, per, "likely")
    if dimensions and tops and bottoms:
        first = next((claim for claim in tops if claim.sentence == stated.sentence), None)
        near = [claim for claim in bottoms if claim.sentence == stated.sentence and claim is not first]
        number = text.number_of(stated)
        if first is not None and near and text.claims[number - 1] is near[0] and not named:
            return _relate(first, near[0], stated, per, "firm")
    return None


def _relate(top: Claim, bottom: Claim, stated: Claim, per: Fraction, strength: str) -> Relation:
    return relate("ratio", "cue", strength, op=str(per), numerator=top, denominator=bottom, ratio=stated)
