"""What an installation needs, worked out from the wheels' own words for the PC they go to."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

from bundle.targets import Target, environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A requirement that no wheel of the folder meets on the target."""

    requirement: str
    needed_by: str


def find_missing(wheels: Path, root: Requirement, target: Target, python: str) -> list[Missing]:
    """Return what an installation of `root` from a folder of wheels would lack.

    pip cannot tell: it weighs requirements' markers on the PC it runs on, so that what only Windows needs is
    left out of a folder made on Linux.
    """
    available = _read_wheels(wheels, target, python)
    missing: list[Missing] = []
    seen: set[tuple[str, str]] = set()
    waiting = [(root, "")]
    while waiting:
        requirement, needed_by = waiting.pop()
        name = canonicalize_name(requirement.name)
        fitting = [
            one for one in available.get(name, ()) if requirement.specifier.contains(one.version, prereleases=True)
        ]
        if not fitting:
            missing.append(Missing(requirement=str(requirement), needed_by=needed_by))
            continue
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [(one, name) for one in _needs(fitting[0], extra, target, python)]
    return missing


@dataclass(frozen=True, slots=True)
class _Wheel:
    version: str
    requires: tuple[str, ...]


def _read_wheels(folder: Path, target: Target, python: str) -> dict[str, list[_Wheel]]:
    """The wheels that the target can install, by name."""
    tags = accepted_tags(target, python)
    found: dict[str, list[_Wheel]] = {}
    for path in sorted(folder.glob("*.whl")):
        name, version, _, own = parse_wheel_filename(path.name)
        if own & tags:
            found.setdefault(name, []).append(_Wheel(str(version), tuple(_read_requires(path))))
    return found


def accepted_tags(target: Target, python: str) -> frozenset[Tag]:
    """Return the tags of wheels that a target takes under a Python."""
    major, minor = map(int, python.split("."))
    own = cpython_tags((major, minor), platforms=target.platforms)
    pure = compatible_tags((major, minor), f"cp{major}{minor}", platforms=target.platforms)
    return frozenset((*own, *pure))


def _read_requires(wheel: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as package:
        name = next(one for one in package.namelist() if one.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(package.read(name).decode("utf-8"))
    yield from metadata.get_all("Requires-Dist") or ()


def _needs(wheel: _Wheel, extra: str, target: Target, python: str) -> Iterator[Requirement]:
    where = {**environment(target, python), "extra": extra}
    for text in wheel.requires:
        requirement = Requirement(text)
        if requirement.marker is None:
            if not extra:
                yield requirement
        elif requirement.marker.evaluate(where):
            yield requirement
