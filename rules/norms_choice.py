"""Which packs a report is judged by: what its figures are about decides first, then year, region and title."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

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
    packs: Iterable[Pack], named: Collection[str], text: str, title: str, setting: Setting
) -> list[Applied]:
    """Return the packs that fit a report, in the order given.

    Args:
        packs: what there is to choose from.
        named: canonical names of the indicators the report gives figures for.
        text: its folded text.
        title: its title.
        setting: when and where it is.
    """
    families: dict[str, list[Pack]] = {}
    for pack in packs:
        families.setdefault(pack.family or pack.name, []).append(pack)
    applied: list[Applied] = []
    for members in families.values():
        fitting = [pack for pack in members if pack.indicators & set(named)]
        if len(members) == 1:
            applied += [_applied(pack, named, text, title) for pack in fitting if _binds(pack, setting)]
        elif fitting:
            applied += _choose_in_family(members, fitting, named, text, title, setting)
    return applied


def _binds(pack: Pack, setting: Setting) -> bool:
    if setting.year is None:
        return True
    return (pack.first_year or 0) <= setting.year <= (pack.last_year or 9999)


def _choose_in_family(
    members: Sequence[Pack], fitting: list[Pack], named: Collection[str], text: str, title: str, setting: Setting
) -> list[Applied]:
    """The pack whose own indicators the report uses most; where that is even, year and title decide; else all of them."""
    signs = {pack.name: _signs_in(pack, members, named, text) for pack in members}
    best = max(len(found) for found in signs.values())
    chosen = [pack for pack in members if len(signs[pack.name]) == best and (best or pack in fitting)]
    if len(chosen) == 1 and best:
        return [
            Applied(
                chosen[0],
                ("indicators", *signs[chosen[0].name][:_LARGEST_WHY]),
                False,
                _is_subject(chosen[0], named, text, title),
            )
        ]
    by_year = [pack for pack in chosen if _binds(pack, setting)]
    chosen = by_year or chosen
    titled = [pack for pack in chosen if any(word in title for word in pack.title_words)]
    if len(chosen) > 1 and len(titled) == 1:
        return [
            Applied(titled[0], ("title", *titled[0].title_words), False, _is_subject(titled[0], named, text, title))
        ]
    if len(chosen) == 1:
        return [Applied(chosen[0], ("year", str(setting.year)), False, _is_subject(chosen[0], named, text, title))]
    return [
        Applied(pack, ("unsure", *(other.title for other in chosen if other is not pack)), unsure=True)
        for pack in chosen
    ]


def _signs_in(pack: Pack, members: Sequence[Pack], named: Collection[str], text: str) -> list[str]:
    """What of a pack's own a report uses: indicators named or listed, the document's number, words."""
    others = {name for other in members if other is not pack for name in other.sign_indicators}
    found = [name for name in pack.sign_indicators if name not in others and (name in named or _is_listed(name, text))]
    found += [word for word in pack.sign_words if word in text]
    return found + [
        document.number for document in pack.documents.values() if document.number and document.number in text
    ]


def _is_listed(name: str, text: str) -> bool:
    entry = find_entry(name)
    return any(written in text for written in ((name,) if entry is None else entry.names) if len(written) > 3)


def _applied(pack: Pack, named: Collection[str], text: str, title: str) -> Applied:
    used = [
        name for name in dict.fromkeys(name for rule in pack.rules for name in rule.select.indicators) if name in named
    ]
    return Applied(pack, ("indicators", *used[:_LARGEST_WHY]), False, _is_subject(pack, named, text, title))


def _is_subject(pack: Pack, named: Collection[str], text: str, title: str) -> bool:
    """Whether a report is on a pack's matter as a whole: its title says so, or it gives much of what the pack asks for."""
    if not pack.subject:
        return False
    if any(word in title for word in pack.title_words):
        return True
    needed = {name for rule in pack.rules if rule.needed for name in rule.select.indicators}
    return len(needed & set(named)) * 3 >= len(needed)
