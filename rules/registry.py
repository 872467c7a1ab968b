"""Relation types by code and name, and their manual pages."""

from __future__ import annotations

import inspect
from functools import cache
from types import MappingProxyType

from rules.relation_type import RelationType
from rules.relations import ALL


@cache
def types_by_name() -> MappingProxyType[str, RelationType]:
    """Return code and name (any case) -> type; a code or name used twice is a mistake of ours."""
    found: dict[str, RelationType] = {}
    for kind in ALL:
        for key in (kind.code.lower(), kind.name.lower()):
            if key in found:
                raise ValueError(f"two relation types are called {key}")
            found[key] = kind
    return MappingProxyType(found)


def find_type(name: str) -> RelationType | None:
    """Return the type of a code or name, None where there is none."""
    return types_by_name().get(name.lower())


def page_of(kind: RelationType) -> str:
    """Return a type's manual page: its module's docstring."""
    return inspect.getdoc(inspect.getmodule(kind.find)) or ""
