"""Packs from files: a folder (pack.yaml, rule files, clauses.yaml) or one file; whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extractor.catalogue import find_entry, load_catalogue
from rules.pack import Clause, Document, NormRule, Pack
from rules.pack_errors import PackError
from rules.pack_fields import Fields, suggest
from rules.pack_rules import read_rule
from rules.pack_yaml import Node, read_pack_file

BUILT_IN = Path(__file__).parent / "packs"
_PACK = ("pack", "title", "family", "documents", "from", "to", "signs", "subject", "draft", "rules")
_MOST_FILES = 200
_MOST_ALIKE = 60
_LEDGER = "clauses.yaml"


def load_pack(path: Path) -> Pack:
    """Return the pack of a folder or file.

    Raises:
        PackError: the first thing wrong with it.
    """
    pack, problems = check_pack(path)
    if pack is None or problems:
        raise problems[0]
    return pack


@cache
def built_in_packs() -> tuple[Pack, ...]:
    """Return gouji's own packs, by name."""
    return tuple(load_pack(path) for path in sorted(BUILT_IN.iterdir()) if (path / "pack.yaml").exists())


def find_pack(name: str) -> Pack:
    """Return a built-in pack by name, or the pack of a file or folder.

    Raises:
        PackError: there is none of the name, or it cannot be used.
    """
    for pack in built_in_packs():
        if pack.name == name:
            return pack
    path = Path(name)
    if path.exists():
        return load_pack(path)
    names = [pack.name for pack in built_in_packs()]
    raise PackError("pack-unknown", name, near=suggest(name, names) or "、".join(names))


def find_packs(names: Iterable[str]) -> list[Pack]:
    """Return several packs as `find_pack` does, each once.

    Raises:
        PackError: one of them cannot be used, or two of them have one name.
    """
    found: dict[str, Pack] = {}
    for name in names:
        pack = find_pack(name)
        if found.setdefault(pack.name, pack).path != pack.path:
            raise PackError("pack-name", name, name=pack.name, other=found[pack.name].path)
    return list(found.values())


def check_pack(path: Path) -> tuple[Pack | None, list[PackError]]:
    """Return a pack and everything wrong with it; the pack is None where anything is."""
    problems: list[PackError] = []
    try:
        files = _files_of(path)
        trees = [(file, read_pack_file(file)) for file in files]
    except PackError as error:
        return None, [error]
    head = Fields(trees[0][1], "pack", _PACK, problems)
    documents = _read_documents(head)
    rules = _read_rules(head.items("rules"), documents, problems)
    clauses: dict[str, tuple[Clause, ...]] = {}
    for file, tree in trees[1:]:
        if file.name != _LEDGER:
            nodes = Fields(tree, file.name, ("rules",), problems).items("rules", required=True)
            rules += _read_rules(nodes, documents, problems)
    if not rules and not problems:
        head.problem("pack-empty")
    _check_rules(rules, problems)
    for file, tree in trees[1:]:
        if file.name == _LEDGER and not problems:  # a rule with a mistake would be missed here a second time
            clauses = _read_clauses(tree, documents, {rule.id for rule in rules}, problems)
    pack = _make_pack(head, tuple(rules), documents, clauses, path)
    return (None if problems else pack), sorted(problems, key=_place)


def _place(problem: PackError) -> tuple[str, int, int]:
    """File, line and column of a problem, for the order in which a person mends them."""
    file, _, rest = problem.where.rpartition(":")
    name, _, line = file.rpartition(":")
    return (name, int(line), int(rest)) if line.isdigit() and rest.isdigit() else (problem.where, 0, 0)


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        first = path / "pack.yaml"
        if not first.exists():
            raise PackError("pack-no-head", str(path))
        rest = sorted(file for file in path.glob("*.yaml") if file.name != "pack.yaml")
        if len(rest) > _MOST_FILES:
            raise PackError("pack-too-large", str(path), limit=str(_MOST_FILES))
        return [first, *rest]
    if not path.exists():
        raise PackError("pack-unreadable", str(path), why="not found")
    return [path]


def _make_pack(
    head: Fields, rules: tuple[NormRule, ...], documents: dict[str, Document], clauses: dict[str, tuple[Clause, ...]], path: Path
) -> Pack:  # fmt: skip
    signs = Fields(
        head.get("signs") or Node({}, 1, 1, head.node.path), "signs", ("indicators", "words", "title"), head.problems
    )
    indicators = signs.texts("indicators")
    for name in indicators:
        if find_entry(name) is None:
            near = suggest(name, load_catalogue())
            signs.problem("pack-indicator", signs.get("indicators"), name=name[:60], near=near or "-")
    return Pack(
        name=head.text("pack", required=True),
        title=head.text("title", required=True),
        rules=rules,
        documents=documents,
        family=head.text("family"),
        first_year=head.whole("from"),
        last_year=head.whole("to"),
        sign_indicators=indicators,
        sign_words=signs.texts("words"),
        title_words=signs.texts("title"),
        subject=head.flag("subject"),
        draft=head.flag("draft"),
        clauses=clauses,
        path=str(path),
    )


def _read_documents(head: Fields) -> dict[str, Document]:
    documents = {}
    for name, node in head.pairs("documents").items():
        fields = Fields(node, "document", ("title", "number", "issuer", "year"), head.problems)
        documents[name] = Document(
            id=name,
            title=fields.text("title", required=True),
            number=fields.text("number"),
            issuer=fields.text("issuer"),
            year=fields.whole("year"),
        )
    return documents


def _read_rules(nodes: Iterable[Node], documents: dict[str, Document], problems: list[PackError]) -> list[NormRule]:
    rules = (read_rule(node, documents, problems) for node in nodes)
    return [rule for rule in rules if rule is not None]


def _read_clauses(
    tree: Node, documents: dict[str, Document], rules: set[str], problems: list[PackError]
) -> dict[str, tuple[Clause, ...]]:
    """The ledger: each clause of each document has the rule that checks it, or why none does."""
    ledger: dict[str, tuple[Clause, ...]] = {}
    whole = Fields(tree, _LEDGER, documents, problems)
    for name in whole.values:
        clauses = []
        for node in whole.items(name):
            fields = Fields(node, "clause", ("clause", "rule", "why"), problems)
            clause = Clause(text=fields.text("clause", required=True), rule=fields.text("rule"), why=fields.text("why"))
            if bool(clause.rule) == bool(clause.why):
                fields.problem("pack-clause", None, clause=clause.text[:40])
            elif clause.rule and clause.rule not in rules:
                fields.problem(
                    "pack-rule", fields.get("rule"), id=clause.rule[:60], near=suggest(clause.rule, rules) or "-"
                )
            clauses.append(clause)
        ledger[name] = tuple(clauses)
    return ledger


def _check_rules(rules: list[NormRule], problems: list[PackError]) -> None:
    """What only shows when all rules are there: an id used twice, limits that contradict each other."""
    seen: dict[str, NormRule] = {}
    alike: dict[tuple[object, ...], list[NormRule]] = defaultdict(list)
    for rule in rules:
        if rule.id in seen:
            problems.append(PackError("pack-id", rule.where, id=rule.id, first=seen[rule.id].where))
        seen.setdefault(rule.id, rule)
        if rule.kind != "amount":
            alike[rule.kind, rule.select, rule.other].append(rule)
    for group in alike.values():
        for number, rule in enumerate(group):
            earlier = group[max(0, number - _MOST_ALIKE) : number]
            if clash := next((one for one in earlier if _overlap(one, rule)), None):
                problems.append(PackError("pack-overlap", rule.where, id=rule.id, other=clash.id))


def _overlap(one: NormRule, other: NormRule) -> bool:
    """Whether two rules bind the same figures in the same year and place without saying that either will do."""
    if one.either and one.either == other.either:
        return False
    if not _levels(one) & _levels(other):
        return False
    if one.regions and other.regions and not set(one.regions) & set(other.regions):
        return False
    return (one.first_year or 0) <= (other.last_year or 9999) and (other.first_year or 0) <= (one.last_year or 9999)


def _levels(rule: NormRule) -> set[str]:
    return set(rule.limits) or {""}
