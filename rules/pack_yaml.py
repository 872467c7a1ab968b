"""Reading pack files: YAML as a tree whose every node knows its line and column, under limits.

libyaml's event stream is read without recursion, and nothing is made of what
the limits refuse: no aliases (a few lines of them unfold to gigabytes), no tags,
no deep nesting, no large file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from rules.pack_errors import PackError

LARGEST = 2_000_000
"""Bytes of one pack file."""
_DEEPEST = 12
_MOST_NODES = 60_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = {
    dict: "mapping 键值",
    list: "list 列表",
    str: "text 文字",
    bool: "true/false",
    int: "number 数字",
    float: "number 数字",
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a pack file and where it stands."""

    value: Any
    """dict of str -> Node, list of Node, or str, int, float, bool, None."""
    line: int
    column: int
    """Both from 1."""
    path: str

    @property
    def where(self) -> str:
        """file:line:column."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def kind(self) -> str:
        """What it is, as messages say it."""
        return KINDS.get(type(self.value), "empty 空")


def read_pack_file(path: Path) -> Node:
    """Return the tree of a file.

    Raises:
        PackError: it cannot be read, is too large, or is no YAML of the plain kind packs are written in.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise PackError("pack-unreadable", str(path), why=error.strerror or "?") from None
    if len(data) > LARGEST:
        raise PackError("pack-too-large", str(path), limit=f"{LARGEST // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError("pack-encoding", str(path), byte=error.start + 1) from None
    return parse(text, str(path))


def parse(text: str, path: str) -> Node:
    """Return the tree of a pack file's text.

    Raises:
        PackError: as `read_pack_file`.
    """
    try:
        return _Builder(path).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else path
        raise PackError("pack-syntax", where, problem=error.problem or "?") from None
    except yaml.YAMLError as error:
        raise PackError("pack-syntax", path, problem=str(error).splitlines()[0]) from None


class _Builder:
    """Makes the tree from events, one open collection a stack entry."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.nodes = 0
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[str | None] = []
        """For each open mapping the key that waits for its value; None for lists and between pairs."""

    def build(self, events: Iterator[Any]) -> Node:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise PackError("pack-documents", self._where(event))
            elif isinstance(event, yaml.AliasEvent):
                raise PackError("pack-alias", self._where(event))
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_tag(event)
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_tag(event)
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
                self.keys.pop()
        return self.root or Node(None, 1, 1, self.path)

    def _where(self, event: Any) -> str:
        return f"{self.path}:{event.start_mark.line + 1}:{event.start_mark.column + 1}"

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            raise PackError("pack-tag", self._where(event), tag=str(event.tag)[:40])

    def _node(self, event: Any, value: Any) -> Node:
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            raise PackError("pack-too-large", self._where(event), limit=str(_MOST_NODES))
        return Node(value, event.start_mark.line + 1, event.start_mark.column + 1, self.path)

    def _start(self, event: Any) -> None:
        if len(self.open) >= _DEEPEST:
            raise PackError("pack-deep", self._where(event), limit=_DEEPEST)
        node = self._node(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        if self.open and isinstance(self.open[-1].value, dict) and self.keys[-1] is None:
            raise PackError("pack-key", self._where(event))
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _scalar(self, event: Any) -> None:
        if self.open and isinstance(self.open[-1].value, dict) and self.keys[-1] is None:
            if event.value in self.open[-1].value:
                raise PackError("pack-twice", self._where(event), key=event.value[:40])
            self.nodes += 1
            self.keys[-1] = event.value
            return
        plain = event.implicit[0]
        self._add(self._node(event, _resolve(event.value) if plain else event.value))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
        elif isinstance(self.open[-1].value, dict):
            self.open[-1].value[self.keys[-1]] = node
            self.keys[-1] = None
        else:
            self.open[-1].value.append(node)


def _resolve(text: str) -> Any:
    """What an unquoted scalar means: number, yes or no, nothing, else text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    if _DECIMAL.fullmatch(text) and len(text) < 24:
        return float(text)
    return text
