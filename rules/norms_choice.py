"""Which packs a report is judged by: what its figures are about decides first, then year, region and title."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from extractor.catalogue import find_entry
from rules.norms_years import Setting
from rules.pack import Pack

_LARGEST_WHY = 4


@dataclass(frozen=True, slots=True)
class Applied:
    """A pack applied to a report."""

    pack: Pack
    why: tuple[str, ...]
    """Key of the reason, then what it is about: ``indicators``, names …"""
    unsure: bool = False
    """Whether another pack of its family fits as well."""
    subject: bool = False
    """Whether the report is written on it as a whole."""


def choose_packs(
    packs: Iterable[Pack],
    named: Collection[str],
    cited: Collection[tuple[str, Fraction]],
    text: str,
    title: str,
    setting: Setting,
) -> list[Applied]:
    """Return the packs that fit a report, those of families first.

    Args:
        packs: what there is to choose from.
        named: canonical names of the indicators the report gives figures for.
        cited: indicators with the limits that the report cites for them.
        text: its folded text.
        title: its title.
        setting: when and where it is.
    """
    families: dict[str, list[Pack]] = {}
    applied: list[Applied] = []
    for pack in packs:
        if pack.family:
            families.setdefault(pack.family, []).append(pack)
        elif pack.indicators & set(named) and _binds(pack, setting):
            applied.append(_applied(pack, named, title))
    in_families = [
        one
        for members in families.values()
        if _is_on_family(members, named, text, title)
        for one in _choose_in_family(members, named, cited, text, title, setting)
    ]
    return in_families + applied


_OPENING = 200


def _is_on_family(members: Sequence[Pack], named: Collection[str], text: str, title: str) -> bool:
    """Whether a report is on what a family judges: it gives what only such reports give, or says so."""
    return any(
        set(pack.sign_indicators) & set(named)
        or any(word in title or word in text[:_OPENING] for word in pack.title_words)
        or any(document.number and document.number in text for document in pack.documents.values())
        for pack in members
    )


def _binds(pack: Pack, setting: Setting) -> bool:
    if setting.year is None:
        return True
    return (pack.first_year or 0) <= setting.year <= (pack.last_year or 9999)


def _choose_in_family(
    members: Sequence[Pack],
    named: Collection[str],
    cited: Collection[tuple[str, Fraction]],
    text: str,
    title: str,
    setting: Setting,
) -> list[Applied]:
    """The pack whose own indicators the report uses most; where that is even, year and title decide; else all of them."""
    signs = {pack.name: _signs_in(pack, members, named, cited, text) for pack in members}
    best = max(len(found) for found in signs.values())
    chosen = [pack for pack in members if len(signs[pack.name]) == best]
    if len(chosen) == 1:
        (pack,) = chosen
        return [
            Applied(pack, ("indicators", *signs[pack.name][:_LARGEST_WHY]), subject=_is_subject(pack, named, title))
        ]
    chosen = [pack for pack in chosen if _binds(pack, setting)] or chosen
    if len(chosen) == 1:
        return [Applied(chosen[0], ("year", str(setting.year)), subject=_is_subject(chosen[0], named, title))]
    title = f"{title}\n{text[:_OPENING]}"
    titled = [pack for pack in chosen if any(word in title for word in pack.title_words)]
    if len(titled) == 1:
        (pack,) = titled
        return [Applied(pack, ("title", *pack.title_words), subject=_is_subject(pack, named, title))]
    return [
        Applied(pack, ("unsure", *(other.title for other in chosen if other is not pack)), unsure=True)
        for pack in chosen
    ]


def _signs_in(
    pack: Pack, members: Sequence[Pack], named: Collection[str], cited: Collection[tuple[str, Fraction]], text: str
) -> list[str]:
    """What of a pack's own a report uses: indicators named or listed, its limits, the document's number, words."""
    others = {name for other in members if other is not pack for name in other.sign_indicators}
    found = [name for name in pack.sign_indicators if name not in others and (name in named or _is_listed(name, text))]
    found += [word for word in pack.sign_words if word in text and word not in found]
    found += [document.number for document in pack.documents.values() if document.number and document.number in text]
    limits = {
        (name, limit.value): str(limit)
        for rule in pack.rules
        for name in rule.select.indicators
        if name in pack.sign_indicators
        for limit in rule.limits.values()
    }
    return found + [limits[one] for one in cited if one in limits]


def _is_listed(name: str, text: str) -> bool:
    entry = find_entry(name)
    return any(written in text for written in ((name,) if entry is None else entry.names) if len(written) > 3)


def _applied(pack: Pack, named: Collection[str], title: str) -> Applied:
    used = [
        name for name in dict.fromkeys(name for rule in pack.rules for name in rule.select.indicators) if name in named
    ]
    return Applied(pack, ("indicators", *used[:_LARGEST_WHY]), subject=_is_subject(pack, named, title))


def _is_subject(pack: Pack, named: Collection[str], title: str) -> bool:
    """Whether a report is on a pack's matter as a whole: its title says so, or it gives much of what the pack asks for."""
    if not pack.subject:
        return False
    if any(word in title for word in pack.title_words):
        return True
    needed = {name for rule in pack.rules if rule.needed for name in rule.select.indicators}
    return len(needed & set(named)) * 3 >= len(needed)
