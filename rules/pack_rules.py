"""One rule of a pack file: fields to a NormRule, every mistake noted."""

from __future__ import annotations

from fractions import Fraction

from extractor.catalogue import find_entry, load_catalogue
from rules.pack import Document, Limit, NormRule, Paid, Select, Source
from rules.pack_errors import PackError
from rules.pack_fields import Fields, suggest
from rules.pack_limits import parse_limit
from rules.pack_yaml import KINDS, Node

LEVELS = ("", "小学", "初中", "高中", "中职", "幼儿园", "特殊教育", "义务教育")
REGIONS = ("东部", "中西部")
_RULE = (
    "id", "title", "select", "level", "limit", "mean", "rises", "above", "share", "amount", "source", "scope", "from", "to",
    "regions", "either", "severity", "modality", "needed", "soft", "note", "examples",
)  # fmt: skip
_KINDS = ("limit", "rises", "above", "amount")
_OPS = {"strictly": ">", "never-falls": ">="}


def read_rule(node: Node, documents: dict[str, Document], problems: list[PackError]) -> NormRule | None:
    """Return a rule, None (and its mistakes in `problems`) where it cannot be used."""
    before = len(problems)
    fields = Fields(node, "rule", _RULE, problems)
    identity = fields.text("id", required=True)
    title = fields.text("title", required=True)
    kind = _kind(fields)
    select = _read_select(fields)
    limits = _read_limits(fields, select) if kind in ("limit", "mean") else {}
    other, op, paid, terms = "", "", (), ()  # type: tuple[str, str, tuple[Paid, ...], tuple[Fraction, ...]]
    if kind == "share":
        share = Fields(fields.get("share") or node, "share", ("of", "limit"), problems)
        other = _indicator(share, "of")
        limits = _read_limits(share, Select())
    elif kind == "above":
        above = Fields(fields.get("above") or node, "above", ("op", "than"), problems)
        other, op = _indicator(above, "than"), above.choice("op", (">", ">="), ">")
    elif kind == "rises":
        op = _OPS[fields.choice("rises", _OPS, "strictly")]
    elif kind == "amount":
        paid, terms = _read_amount(Fields(fields.get("amount") or node, "amount", ("paid", "terms"), problems))
    examples = Fields(fields.get("examples") or Node({}, node.line, node.column, node.path), "examples", ("pass", "fail"), problems)  # fmt: skip
    source = _read_source(fields, documents)
    first, last = fields.whole("from"), fields.whole("to")
    if first is not None and last is not None and first > last:
        fields.problem("pack-years", fields.get("to"), first=first, last=last)
    level = fields.choice("level", LEVELS, "")
    if level and "" in limits:
        limits = {level: limits[""]}
    rule = NormRule(
        id=identity,
        title=title,
        kind=kind,
        select=select,
        source=source or Source(document=Document(id="", title="")),
        limits=limits,
        count=fields.whole("mean") or 0,
        op=op,
        other=other,
        paid=paid,
        terms=terms,
        scope=fields.choice("scope", ("", "校", "班", "县"), ""),
        first_year=first,
        last_year=last,
        regions=tuple(_known(fields, "regions", REGIONS)),
        either=fields.text("either"),
        severity=fields.choice("severity", ("info", "notice", "warning"), "info"),
        modality=tuple(_known(fields, "modality", ("actual", "target", "standard"))) or ("actual",),
        needed=fields.flag("needed"),
        soft=tuple(name for name in fields.texts("soft") if _check_indicator(fields, fields.get("soft"), name)),
        note=fields.text("note"),
        passes=examples.texts("pass"),
        fails=examples.texts("fail"),
        where=node.where,
    )
    return rule if len(problems) == before else None


def _kind(fields: Fields) -> str:
    """What a rule says: exactly one of its saying fields is given (a mean and a share go with their own limit)."""
    given = [kind for kind in (*_KINDS, "share") if kind in fields.values]
    if len(given) != 1:
        fields.problem("pack-kind", None, given="、".join(given) or "-", kinds="、".join((*_KINDS, "share")))
        return ""
    return "mean" if "mean" in fields.values and given == ["limit"] else given[0]


def _read_select(fields: Fields) -> Select:
    node = fields.get("select", required=True)
    if node is None:
        return Select()
    select = Fields(node, "select", ("indicator", "words", "without"), fields.problems)
    indicators = tuple(
        name for name in select.texts("indicator") if _check_indicator(select, select.get("indicator"), name)
    )
    words = select.texts("words")
    if not indicators and not words and "indicator" not in select.values:
        select.problem("pack-missing", None, key="indicator / words", what="select")
    return Select(indicators=indicators, words=words, without=select.texts("without"))


def _check_indicator(fields: Fields, node: Node | None, name: str) -> bool:
    if find_entry(name) is None:
        fields.problem("pack-indicator", node, name=name[:60], near=suggest(name, load_catalogue()) or "-")
        return False
    return True


def _indicator(fields: Fields, key: str) -> str:
    name = fields.text(key, required=True)
    return name if name and _check_indicator(fields, fields.get(key), name) else ""


def _read_limits(fields: Fields, select: Select) -> dict[str, Limit]:
    """A limit for every level, or a mapping of levels to limits."""
    node = fields.get("limit", required=True)
    if node is None:
        return {}
    given = node.value if isinstance(node.value, dict) else {"": node}
    limits: dict[str, Limit] = {}
    for level, one in given.items():
        if level not in LEVELS:
            fields.problem("pack-choice", one, key="level", word=level[:60], allowed="、".join(filter(None, LEVELS)))
            continue
        limit = parse_limit(str(one.value)) if isinstance(one.value, (str, int, float)) else None
        if limit is None:
            fields.problem(
                "pack-limit", one, text=str(one.value)[:60] if not isinstance(one.value, (dict, list)) else one.kind
            )
        elif _fits(fields, one, limit, select):
            limits[level] = limit
    return limits


def _fits(fields: Fields, node: Node, limit: Limit, select: Select) -> bool:
    """Whether the limit's unit measures what the indicators are."""
    for name in select.indicators:
        entry = find_entry(name)
        if entry is not None and entry.dimension != limit.unit_of.dimension:
            fields.problem("pack-unit", node, name=name, unit=entry.unit or "-", found=limit.unit_of.name or "-")
            return False
    return True


def _read_source(fields: Fields, documents: dict[str, Document]) -> Source | None:
    node = fields.get("source")
    if node is None:
        fields.problem("pack-source", None, title=fields.text("title") or fields.text("id"))
        return None
    source = Fields(node, "source", ("document", "article", "checked", "quote", "start", "end"), fields.problems)
    name = source.text("document", required=True)
    if name and name not in documents:
        source.problem(
            "pack-document",
            source.get("document"),
            name=name[:60],
            near=suggest(name, documents) or "、".join(documents),
        )
        return None
    checked = source.choice("checked", ("document", "value", "no"), "document")
    if not name:
        return None
    return Source(
        document=documents[name],
        article=source.text("article"),
        checked=checked,
        quote=source.text("quote"),
        start=source.whole("start"),
        end=source.whole("end"),
    )


def _read_amount(fields: Fields) -> tuple[tuple[Paid, ...], tuple[Fraction, ...]]:
    paid = []
    for node in fields.items("paid", required=True):
        group = Fields(node, "paid", ("words", "without", "level", "rate"), fields.problems)
        rate = group.get("rate", required=True)
        value = rate.value if rate is not None else 0
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            group.problem("pack-type", rate, key="rate", wanted=KINDS[int], found=rate.kind if rate else "empty")
            continue
        paid.append(
            Paid(
                words=group.texts("words"),
                without=group.texts("without"),
                level=group.choice("level", LEVELS, ""),
                rate=Fraction(str(value)),
            )
        )
    terms = []
    for text in fields.texts("terms") or ("1",):
        try:
            terms.append(Fraction(text))
        except (ValueError, ZeroDivisionError):
            fields.problem("pack-limit", fields.get("terms"), text=text[:60])
    return tuple(paid), tuple(terms)


def _known(fields: Fields, key: str, allowed: tuple[str, ...]) -> list[str]:
    known = []
    for word in fields.texts(key):
        if word in allowed:
            known.append(word)
        else:
            fields.problem("pack-choice", fields.get(key), key=key, word=word[:60], allowed="、".join(allowed))
    return known
