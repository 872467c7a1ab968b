"""The report against its data sheets: what schools' own rows add up to, held against what the narrative says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from extractor.claim import Claim
from extractor.document import Document
from extractor.indicator import Indicator
from extractor.quantity import Quantity
from rules import recounts
from rules.amounts import adds_up
from rules.recounts import Recount
from rules.relation import Relation, relate
from rules.relations.same import recheck
from rules.school_sheets import LEVELS, SchoolIndicator, SchoolSheet, find_school_sheets, load_indicators
from rules.stance import Kind, read_stance
from rules.verdict import CONSISTENT

_SENTENCE = re.compile(r"[^。;!?\n]*$")
_REACH = 90
_SCHOOLS = re.compile(
    r"(?:全[县区市])?(?:现有|共有|有)?(?:参评(?:的)?)?(?:义务教育(?:阶段)?(?:学校)?|中小学校?|小学|初中|初级中学|学校)(?:[(].*[)])?"
)
_NEAR_COUNT = 2
"""Schools by which a count may differ and still be surely meant of the sheet's schools."""
_MET = re.compile(r"达标|达到[^,。]{0,6}(?:标准|要求)|符合[^,。]{0,6}(?:标准|要求)")
_UNMET = re.compile(r"(?:未|不|没有?)(?:能)?(?:达标|达到)")
_VARIES = re.compile(r"差异系数")
_MEAN = re.compile(r"综合|平均")
_MORE, _UP = re.compile(r"(?:超过|大于|高于|多于)([0-9]{2})人"), re.compile(r"([0-9]{2})人?(?:\(含\))?(?:及)?以上")
_DOWN, _FROM_TO = (
    re.compile(r"([0-9]{2})人?(?:\(含\))?(?:及)?以[下内]"),
    re.compile(r"([0-9]{2})人?(?:-|—|~|至|到)([0-9]{2})人"),
)
_MEAN_REACH = 24
_MOST_MEMBERS = 400


@dataclass(frozen=True, slots=True)
class Attached:
    """One data file beside the report."""

    doc: int
    """1, 2 …"""
    document: Document
    claims: Sequence[Claim]
    """Its figures, each carrying `doc`."""


def find_attachment_relations(
    claims: Sequence[Claim], document: Document, attached: Sequence[Attached]
) -> Iterator[Relation]:
    """Yield each figure of the narrative with what the sheets give for it."""
    sheets = [sheet for one in attached for sheet in find_school_sheets(one.document, one.doc, one.claims)]
    if not sheets:
        return
    lists: dict[int, list[Relation]] = defaultdict(list)
    for claim in claims:
        level = read_stance(claim).kind in (Kind.LEVEL, Kind.RATE, Kind.SHARE)
        if level and claim.cell is None and claim.bound == "=" and claim.modality == "actual":
            relation = _check(claim, _words_before(claim, document), sheets)
            if relation is None:
                continue
            if claim.series >= 0 and _VARIES.search(
                relation.claims("second")[0].indicator.text if relation.type == "same" else ""
            ):
                lists[claim.series].append(relation)
            else:
                yield relation
    for relations in lists.values():  # a list is in the order of the norms if most of it says so
        if 2 * sum(recheck(relation).outcome == CONSISTENT for relation in relations) > len(relations):
            yield from relations


def _words_before(claim: Claim, document: Document) -> str:
    """The sentence up to a claim, folded."""
    end = claim.quantity.start
    match = _SENTENCE.search(document.aligned.folded, max(0, end - _REACH), end)
    return match.group() if match else ""


def _check(claim: Claim, said: str, sheets: Sequence[SchoolSheet]) -> Relation | None:
    for sheet in sheets:
        level = claim.level if claim.level in LEVELS else ""
        if not sheet.covers(level) or not _same_year(claim, sheet):
            continue
        relation = _recounted(claim, said, sheet, level) or _summed(claim, sheet, level)
        if relation is not None:
            return relation
    return None


def _same_year(claim: Claim, sheet: SchoolSheet) -> bool:
    """Whether claim and sheet may be of one year: an unsaid one may be any."""
    year = next(iter(sheet.figures.by_place.values())).period
    return not (claim.period.isdigit() and year.isdigit()) or claim.period == year


def _recounted(claim: Claim, said: str, sheet: SchoolSheet, level: str) -> Relation | None:
    """A count, rate or coefficient worked out from the sheet."""
    heading = claim.section.rpartition(" / ")[2]
    around = f"{said}{claim.indicator.folded}"
    unit = claim.quantity.unit
    if _VARIES.search(around) and unit == "" and level:
        return _compare(claim, sheet, _variation(claim, around, sheet, level), "差异系数", 4)
    named = _named_indicator(around) or _named_indicator(heading)
    if named is not None and _MET.search(around) and unit in ("所", "个", "%") and level in named.norm:
        met = recounts.count_meeting(sheet, named, level, named.norm[level])
        if met is not None and _UNMET.search(around):
            met = replace(met, value=len(met.rows) - met.value)
        if met is not None and unit == "%":
            total = len(met.rows)
            met = replace(met, value=met.value * 100 / total, room=met.room * 100 / total)
        return _compare(claim, sheet, met, f"{named.name}达标" + ("率" if unit == "%" else "学校"), 2)
    if "班" in around and unit in ("个", "班") and (limits := _class_limits(said + claim.after)):
        return _compare(claim, sheet, recounts.count_classes(sheet, level, *limits), "班级数", 0)
    if unit in ("所", "个") and _SCHOOLS.fullmatch(claim.indicator.folded) and not recounts.class_sizes(sheet, level):
        counted = recounts.count_schools(sheet, level)
        if counted is not None and abs(counted.value - claim.quantity.value) <= _NEAR_COUNT < claim.quantity.value:
            return _compare(claim, sheet, counted, "学校数", 0)
    return None


def _variation(claim: Claim, words: str, sheet: SchoolSheet, level: str) -> Recount | None:
    """The coefficient a claim states: of the indicator its words name, or the mean of all; lists go by their order."""
    if _MEAN.search(words[-_MEAN_REACH:]):
        return recounts.mean_variation(sheet, level)
    named = _named_indicator(words) if claim.series < 0 else _indicator_in_order(claim)
    return recounts.variation(sheet, named, level) if named is not None else None


def _indicator_in_order(claim: Claim) -> SchoolIndicator | None:
    """七项指标差异系数依次为…: the indicator of a value's place, in the order of the norms."""
    seven = [one for one in load_indicators() if "七项" in one.sets]
    return seven[claim.place] if claim.place < len(seven) else None


def _named_indicator(words: str) -> SchoolIndicator | None:
    """The indicator that words name, the one named last; by its amount only where no amount per pupil is named."""
    for patterns in ([one.each for one in load_indicators()], [one.amount for one in load_indicators()]):
        ends = [max((match.end() for match in pattern.finditer(words)), default=-1) for pattern in patterns]
        if max(ends) >= 0:
            return load_indicators()[ends.index(max(ends))]
    return None


def _class_limits(words: str) -> tuple[int, int | None] | None:
    """Least and greatest pupils of the classes a phrase counts."""
    window = words[-40:]
    if match := _FROM_TO.search(window):
        return int(match.group(1)), int(match.group(2))
    if match := _MORE.search(window):
        return int(match.group(1)) + 1, None
    if match := _UP.search(window):
        return int(match.group(1)), None
    if match := _DOWN.search(window):
        return 0, int(match.group(1))
    return None


def _summed(claim: Claim, sheet: SchoolSheet, level: str) -> Relation | None:
    """A total of the narrative with the schools' own figures."""
    for cells in recounts.columns_like(sheet, claim.indicator.folded, level):
        alike = claim.quantity.dimension == cells[0].quantity.dimension or cells[0].quantity.dimension == ""
        if alike and len(cells) > 1:
            cells = [_in_unit(cell, claim) for cell in cells]
            if not level and not adds_up(claim, cells):
                continue  # the whole county's figure may take in more than the schools listed
            if len(cells) <= _MOST_MEMBERS:
                return relate("sum", "attachment", "likely", total=claim, part=cells)
            total = Recount(
                sum((cell.quantity.value for cell in cells), Fraction(0)),
                sum(
                    (Fraction(0) if cell.quantity.is_exact else cell.quantity.place / 2 for cell in cells), Fraction(0)
                ),
                tuple(cell.cell.row for cell in cells if cell.cell),
            )
            return _compare(claim, sheet, total, claim.indicator.text, 2)
    return None


def _in_unit(cell: Claim, claim: Claim) -> Claim:
    """A cell whose header names no unit counts in the narrative's."""
    if cell.quantity.dimension or cell.quantity.place < 1:
        return cell
    return replace(cell, quantity=replace(cell.quantity, unit_of=claim.quantity.unit_of, is_exact=True))


def _compare(claim: Claim, sheet: SchoolSheet, found: Recount | None, what: str, decimals: int) -> Relation | None:
    if found is None:
        return None
    return relate("same", "attachment", "likely", first=claim, second=_derived(claim, sheet, found, what, decimals))


def _derived(claim: Claim, sheet: SchoolSheet, found: Recount, what: str, decimals: int) -> Claim:
    """A figure worked out from a sheet as a claim of that attachment, its rows cited."""
    table = sheet.figures.reading.table
    unit = claim.quantity.unit_of
    number = f"{float(found.value):.{decimals}f}".rstrip("0").rstrip(".") if decimals else str(found.value)
    rows = sheet.describe_rows(found.rows)
    return Claim(
        id="",
        start=table.start,
        end=table.end,
        surface=f"{number}{unit.name}(附件{sheet.doc} {rows}重算)",
        quantity=Quantity(table.start, table.end, number, found.value, 2 * found.room, unit, is_exact=found.room == 0),
        indicator=Indicator(text=what, folded=what),
        level=claim.level,
        doc=sheet.doc,
    )
