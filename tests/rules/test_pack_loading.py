"""Packs are read whole or refused with the place and a hint: one mistake, one error."""

from __future__ import annotations

import time
from fractions import Fraction
from pathlib import Path

import pytest

from cli_tui.messages import describe_error
from rules.pack import Pack
from rules.pack_errors import PackError
from rules.pack_limits import parse_limit
from rules.pack_loader import check_pack, find_pack, load_pack
from rules.pack_yaml import LARGEST

GOOD = """pack: mine
title: 本县办学标准
documents:
  D: {title: 某县办学标准, number: 某政发〔2022〕1号, year: 2022}
rules:
  - id: class-size
    title: 小学班额不超过40人
    select: {indicator: [平均班额, 最大班额]}
    limit: {小学: <= 40 人, 初中: 45人以内}
    source: {document: D, checked: document}
    scope: 班
    from: 2022
  - id: sport-hours
    title: 每天锻炼不少于1小时
    select: {words: [锻炼, 每天]}
    limit: ">= 1 小时"
    source: {document: D}
"""


def write(folder: Path, text: str, name: str = "pack.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> list[PackError]:
    pack, problems = check_pack(write(folder, text))
    assert pack is None
    return problems


def test_a_pack_is_read_with_its_limits_and_sources(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, GOOD))
    rule = pack.rules[0]
    assert isinstance(pack, Pack)
    assert str(rule.limits["小学"]) == "≤40人"
    assert rule.limits["初中"].op == "<="
    assert str(rule.source) == "《某县办学标准》(某政发〔2022〕1号)"
    assert rule.where == f"{tmp_path / 'pack.yaml'}:6:5"
    assert pack.rules[1].select.words == ("锻炼", "每天")


MISTAKES = [
    ("平均班额, 最大班额", "平均班鹅, 最大班额", "pack-indicator", 8, "平均班额"),
    ("    source: {document: D, checked: document}\n", "", "pack-source", 6, ""),
    ("document: D, checked", "document: E, checked", "pack-document", 10, "D"),
    ("<= 40 人, ", "<= 四十来人, ", "pack-limit", 9, ""),
    ("<= 40 人, ", "<= 40 平方米, ", "pack-unit", 9, ""),
    ("limit: {小学", "limti: {小学", "pack-field", 9, "limit"),
    ("    from: 2022\n", "    from: 二〇二二\n", "pack-type", 12, ""),
    ("    from: 2022\n", "    from: 2023\n    to: 2020\n", "pack-years", 13, ""),
    ("title: 本县办学标准\n", "", "pack-missing", 1, ""),
    ("id: sport-hours", "id: class-size", "pack-id", 13, ""),
    ("scope: 班", "scope: 班级", "pack-choice", 11, ""),
    ("    limit: \">= 1 小时\"\n", "    limit: \">= 1 小时\"\n    rises: strictly\n", "pack-kind", 13, ""),
    ("documents:\n", "documents: 无\nnotes:\n", "pack-type", 3, ""),
    ("rules:\n", "rules:\n  -\n", "pack-type", 6, ""),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "kind", "line", "near"), MISTAKES)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, right: str, wrong: str, kind: str, line: int, near: str
) -> None:
    assert right in GOOD
    found = problems_of(tmp_path, GOOD.replace(right, wrong))
    error = next(problem for problem in found if problem.kind == kind)
    assert error.where.startswith(f"{tmp_path / 'pack.yaml'}:{line}:")
    assert near in str(error.details.get("near", ""))
    for lang in ("zh", "en"):
        assert describe_error(error, lang)["message"] not in ("", str(error))


@pytest.mark.parametrize(("right", "wrong", "kind", "line", "near"), MISTAKES[:8])
def test_one_mistake_makes_one_error(tmp_path: Path, right: str, wrong: str, kind: str, line: int, near: str) -> None:
    wanted = {"pack-field": 2}.get(kind, 1)  # a misspelt limit is an unknown field and a rule that says nothing
    assert len(problems_of(tmp_path, GOOD.replace(right, wrong))) == wanted


def test_overlapping_years_are_refused_unless_either_will_do(tmp_path: Path) -> None:
    again = GOOD[GOOD.index("  - id: class-size") : GOOD.index("  - id: sport-hours")]
    newer = again.replace("class-size", "class-size-new").replace("from: 2022", "from: 2024")
    (error,) = problems_of(tmp_path, GOOD + newer)
    assert error.kind == "pack-overlap"
    assert error.details == {"id": "class-size-new", "other": "class-size"}
    ended = GOOD.replace("    from: 2022", "    from: 2022\n    to: 2023")
    assert len(load_pack(write(tmp_path, ended + newer)).rules) == 3
    both = (GOOD + newer).replace("    scope: 班", "    scope: 班\n    either: class-size")
    assert len(load_pack(write(tmp_path, both)).rules) == 3


HOSTILE = {
    "aliases": ("a: &a [x]\nb: [*a, *a]\n", "pack-alias"),
    "billion laughs": ("a: &a [l]\n" + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)), "pack-alias"),
    "tag": ("pack: !!python/object/apply:os.system [ls]\n", "pack-tag"),
    "nesting": ("[" * 200_000, "pack-deep"),
    "many nodes": ("pack: [" + "1," * 70_000 + "]", "pack-too-large"),
    "two documents": ("pack: a\n---\npack: b\n", "pack-documents"),
    "control character": ("pack: \x07\n", "pack-syntax"),
    "open bracket": ("pack: [a\nb: c\n", "pack-syntax"),
    "list as key": ("? [a, b]\n: c\n", "pack-key"),
    "key twice": ("pack: a\npack: b\n", "pack-twice"),
    "empty": ("", "pack-type"),
    "a text": ("just words", "pack-type"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_refused_at_once(tmp_path: Path, name: str) -> None:
    text, kind = HOSTILE[name]
    start = time.perf_counter()
    problems = problems_of(tmp_path, text)
    assert [problem.kind for problem in problems] == [kind]
    assert time.perf_counter() - start < 1


def test_ten_megabytes_are_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD + "# " + "x" * (5 * LARGEST))
    with pytest.raises(PackError) as caught:
        load_pack(path)
    assert caught.value.kind == "pack-too-large"


def test_other_encodings_folders_and_names(tmp_path: Path) -> None:
    (tmp_path / "big5.yaml").write_bytes("pack: 縣標準".encode("big5"))
    for path, kind in (
        (tmp_path / "big5.yaml", "pack-encoding"),
        (tmp_path, "pack-no-head"),
        (tmp_path / "none.yaml", "pack-unreadable"),
    ):
        with pytest.raises(PackError) as caught:
            load_pack(path)
        assert caught.value.kind == kind
    with pytest.raises(PackError, match="pack-unknown"):
        find_pack("quality2017")


def test_a_folder_with_one_bad_file_loads_nothing(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    more = GOOD[GOOD.index("rules:") :].replace("class-size", "a").replace("sport-hours", "b")
    write(
        tmp_path,
        more.replace("<= 40 人", "<= 35 人").replace("锻炼", "跑步").replace("from: 2022", "to: 2021"),
        "more.yaml",
    )
    assert len(load_pack(tmp_path).rules) == 4
    write(tmp_path, "rules:\n  - {id: c}\n", "worse.yaml")
    pack, problems = check_pack(tmp_path)
    assert pack is None
    assert {problem.where.split(":")[0] for problem in problems} == {str(tmp_path / "worse.yaml")}


def test_ledger_needs_a_rule_or_a_reason(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, "D:\n  - {clause: 班额, rule: class-size}\n  - {clause: 校风良好, why: 没有数值}\n", "clauses.yaml")
    assert [clause.rule for clause in load_pack(tmp_path).clauses["D"]] == ["class-size", ""]
    write(tmp_path, "D:\n  - {clause: 班额, rule: class-sise}\n  - {clause: 校风良好}\n", "clauses.yaml")
    assert [problem.kind for problem in check_pack(tmp_path)[1]] == ["pack-rule", "pack-clause"]


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        (">= 4.2 人", ">=", "4.2", "人"),
        ("不低于4.5平方米", ">=", "4.5", "平方米"),
        ("45人以内", "<=", "45", "人"),
        ("90%以上", ">=", "90", "%"),
        ("超过85%", ">", "85", "%"),
        ("低于0.15", "<", "0.15", ""),
        ("<= 1:13.5", "<=", "13.5", ""),
        ("= 100 %", "=", "100", "%"),
        ("2000元以上", ">=", "2000", "元"),
    ],
)
def test_limits_are_read_as_people_write_them(text: str, op: str, value: str, unit: str) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert (limit.op, limit.value, limit.unit_of.name) == (op, Fraction(value), unit)


@pytest.mark.parametrize("text", ["", "4.2人", ">= 人", "不低于45人以内", ">= 4人 5人", "很多"])
def test_what_is_no_limit_is_refused(text: str) -> None:
    assert parse_limit(text) is None
