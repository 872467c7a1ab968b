"""Taking fields out of a pack's tree: each mistake is noted with its place and a hint, and the reading goes on."""

from __future__ import annotations

from collections.abc import Iterable

from rules.pack_errors import PackError
from rules.pack_yaml import KINDS, Node


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to one, "" where none is near."""
    from rapidfuzz import process

    found = process.extractOne(word, list(known), score_cutoff=55)
    return str(found[0]) if found else ""


class Fields:
    """A mapping of a pack file; what is asked of it and not there, or of another kind, becomes a problem."""

    def __init__(self, node: Node, what: str, known: Iterable[str], problems: list[PackError]) -> None:
        self.node = node
        self.what = what
        self.problems = problems
        self.values: dict[str, Node] = {}
        if not isinstance(node.value, dict):
            self.problem("pack-type", node, key=what, wanted=KINDS[dict], found=node.kind)
            return
        self.values = node.value
        known = list(known)
        for key, value in self.values.items():
            if key not in known and value.value is None:
                self.problem("pack-comma", value, text=key[:60], what=what)
            elif key not in known:
                self.problem("pack-field", value, key=key[:60], what=what, near=suggest(key, known) or "、".join(known))

    def problem(self, kind: str, node: Node | None = None, **details: object) -> None:
        """Note a mistake at a node, or at the mapping itself."""
        self.problems.append(PackError(kind, (node or self.node).where, **details))

    def get(self, key: str, *, required: bool = False) -> Node | None:
        """Return a field's node, None where it is absent or empty."""
        node = self.values.get(key)
        if node is None or node.value is None:
            if required and isinstance(self.node.value, dict):
                self.problem("pack-missing", node, key=key, what=self.what)
            return None
        return node

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text field; numbers are taken as written."""
        node = self.get(key, required=required)
        if node is None:
            return ""
        if isinstance(node.value, bool) or not isinstance(node.value, (str, int, float)):
            self.problem("pack-type", node, key=key, wanted=KINDS[str], found=node.kind)
            return ""
        return str(node.value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text alone is a list of one."""
        node = self.get(key)
        if node is None:
            return ()
        given = node.value if isinstance(node.value, list) else [node]
        found = []
        for one in given:
            if isinstance(one.value, bool) or not isinstance(one.value, (str, int, float)):
                self.problem("pack-type", one, key=key, wanted=KINDS[str], found=one.kind)
            else:
                found.append(str(one.value).strip())
        return tuple(found)

    def whole(self, key: str) -> int | None:
        """Return a whole number."""
        node = self.get(key)
        if node is None:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int):
            self.problem("pack-type", node, key=key, wanted=KINDS[int], found=node.kind)
            return None
        return node.value

    def flag(self, key: str) -> bool:
        """Return a yes or no; no where it is absent."""
        node = self.get(key)
        if node is not None and not isinstance(node.value, bool):
            self.problem("pack-type", node, key=key, wanted=KINDS[bool], found=node.kind)
        return node is not None and node.value is True

    def choice(self, key: str, allowed: Iterable[str], default: str) -> str:
        """Return one of a few words."""
        word, allowed = self.text(key) or default, list(allowed)
        if word not in allowed:
            self.problem(
                "pack-choice", self.get(key), key=key, word=word[:60], allowed="、".join(filter(None, allowed))
            )
            return default
        return word

    def items(self, key: str, *, required: bool = False) -> list[Node]:
        """Return the nodes of a list field."""
        node = self.get(key, required=required)
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.problem("pack-type", node, key=key, wanted=KINDS[list], found=node.kind)
            return []
        return list(node.value)

    def pairs(self, key: str) -> dict[str, Node]:
        """Return the nodes of a mapping field."""
        node = self.get(key)
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.problem("pack-type", node, key=key, wanted=KINDS[dict], found=node.kind)
            return {}
        return dict(node.value)
