"""What a report counts once for all (在校学生59523人) and some of it counted sentences away (受助学生24252人)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claim import Claim
from rules.identities import Population, populations
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.wholes import totals_by_part

_MOST_PARTS = 12
_FEWEST = {"人": 20, "个": 5}  # 学生4名 are no population
_TAKES_IN = {"小学": ("义务教育",), "初中": ("义务教育",), "": ("义务教育",)}


def find_populations(text: ReportText) -> Iterator[Relation]:
    """Yield wholes with the figures of a later sentence that the words make some of them."""
    levels = [claim for claim in text.claims if _counts(text, claim)]
    for population in populations():
        wholes: dict[tuple[str, int], Claim] = {}
        counted = [claim for claim in levels if population.unit.fullmatch(claim.quantity.unit)]
        for claim in counted:
            if claim.quantity.value >= _FEWEST.get(claim.quantity.dimension, 5) and population.whole.fullmatch(
                _name(claim)
            ):
                most = wholes.setdefault((claim.level, claim.part), claim)  # 小学47所 may be one town's
                if most.quantity.value < claim.quantity.value:
                    wholes[claim.level, claim.part] = claim
        if wholes:
            yield from _some_of(text, population, counted, wholes)


def _some_of(
    text: ReportText,
    population: Population,
    levels: list[Claim],
    wholes: dict[tuple[str, int], Claim],
) -> Iterator[Relation]:
    """One relation for each whole and sentence."""
    listed = totals_by_part(text)
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in levels:
        said = f"{_name(claim)} {claim.before}"
        if claim.id in listed and listed[claim.id].sentence == claim.sentence:
            said = f"{_name(listed[claim.id])} {said}"  # 受助学生24252人(小学寄宿生…): all of them are pupils
        if (
            population.whole.fullmatch(_name(claim))
            or not population.part.search(said)
            or population.beside.search(said)
        ):
            continue
        for level in (claim.level, *_TAKES_IN.get(claim.level, ())):
            whole = wholes.get((level, claim.part))
            if whole is not None and whole.sentence < claim.sentence and whole.period in ("", claim.period):
                found.setdefault((whole.id, claim.sentence), []).append(claim)
                break
    by_id = {whole.id: whole for whole in wholes.values()}
    for (whole_id, _), parts in found.items():
        yield relate("subset", "inferred", "weak", whole=by_id[whole_id], part=parts[:_MOST_PARTS])


def _counts(text: ReportText, claim: Claim) -> bool:
    """Whether a figure counts what there is, here and now."""
    return (
        text.is_level(claim)
        and claim.cell is None
        and claim.modality == "actual"
        and claim.quantity.unit not in ("", "%")
        and not text.stance(claim).per
    )


def _name(claim: Claim) -> str:
    return claim.indicator.folded
