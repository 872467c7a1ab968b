"""gouji packs, gouji derive and audit --pack, through the command line."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli_tui.main import cli
from rules.pack_loader import built_in_packs

PLAN = """青山县教育提质三年行动计划(2023—2025年)
青政发〔2023〕12号
一、主要目标
到2025年,残疾儿童少年入学率达到99%以上,小学每班40人以内,教师培训经费不低于公用经费的6%,课后服务参与学生满意率90%以上。
"""
REPORT = "青山县2025年教育工作报告\n全县残疾儿童少年入学率为98.1%,小学最大班额39人,课后服务参与学生满意率87.5%。\n"
PACK = """pack: mine
title: 本县标准
documents:
  D: {title: 本县办学标准}
rules:
  - id: r1
    title: 小学班额不超过40人
    select: {indicator: 最大班额}
    limit: <= 40 人
    source: {document: D}
    examples:
      pass: [小学最大班额39人。]
      fail: [小学最大班额38人。]
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "行动计划.txt"
    file.write_text(PLAN, "utf-8")
    return file


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, "utf-8")
    return file


def test_packs_lists_every_pack_with_its_documents() -> None:
    output = run("packs").output
    for pack in built_in_packs():
        assert pack.name in output
    assert "教督〔2017〕6号" in output


@pytest.mark.parametrize(("lang", "said"), [("zh", "数值已核"), ("en", "figure checked")])
def test_packs_show_says_how_far_each_norm_was_checked_and_what_is_no_rule(lang: str, said: str) -> None:
    output = run("packs", "show", "quality-2017", "--lang", lang).output
    assert said in output
    assert "小学≤45人" in output
    assert "规划布局合理" in output


def test_packs_show_suggests_a_name() -> None:
    result = run("packs", "show", "quality2017")
    assert result.exit_code == 2
    assert "quality-2017" in result.output


def test_check_names_file_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(
        PACK.replace("最大班额}", "最大班鹅}").replace("source: {document: D}", "sauce: {document: D}"), "utf-8"
    )
    result = run("packs", "check", str(file))
    assert result.exit_code == 2
    assert result.output.index(":8:25:") < result.output.index(":10:12:")
    assert f"{file}:8:25: 指标目录里没有“最大班鹅”。是否想写:最大班额" in result.output
    assert f"{file}:10:12: rule 里没有“sauce”这一项。是否想写:source" in result.output
    assert "没有载入" in result.output


def test_check_runs_the_examples(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(PACK, "utf-8")
    result = run("packs", "check", str(file))
    assert result.exit_code == 1
    assert "例句判为“consistent”:小学最大班额38人。" in result.output
    file.write_text(PACK.replace("38人", "41人"), "utf-8")
    assert run("packs", "check", str(file)).exit_code == 0


def test_check_prints_hostile_text_harmlessly(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(PACK.replace("最大班额}", '"\\e[31m班额"}'), "utf-8")
    result = run("packs", "check", str(file))
    assert result.exit_code == 2
    assert "\x1b" not in result.output


def test_audit_refuses_a_bad_pack_before_reading_reports(tmp_path: Path, report: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("a: &x [1]\nb: *x\n", "utf-8")
    result = run("audit", str(report), "--pack", str(bad), "--format", "jsonl")
    assert result.exit_code == 2
    assert f"{bad}:2:4" in result.stderr
    assert result.stdout == ""


def test_audit_with_a_pack_of_ones_own(tmp_path: Path, report: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(PACK.replace("<= 40", "<= 38"), "utf-8")
    found = json.loads(run("audit", str(report), "--pack", str(mine), "--format", "jsonl").stdout)
    assert [pack["name"] for pack in found["packs"]] == ["mine"]
    assert [(row["rule"], row["verdict"]) for row in found["standards"]] == [("r1", "inconsistent")]
    assert [finding["severity"] for finding in found["findings"]] == ["info"]
    assert run("audit", str(report), "--pack", str(mine), "--pack", "access", "--format", "jsonl").exit_code == 0


def test_two_packs_of_one_name_are_refused(tmp_path: Path, report: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(PACK, "utf-8")
    result = run("audit", str(report), "--pack", str(tmp_path / "a.yaml"), "--pack", str(tmp_path / "b.yaml"))
    assert result.exit_code == 2
    assert "mine" in result.stderr


def test_a_plan_becomes_a_draft_that_audits_a_report(tmp_path: Path, plan: Path, report: Path) -> None:
    draft = tmp_path / "draft.yaml"
    derived = run("derive", str(plan), "-o", str(draft))
    assert derived.exit_code == 0
    assert "要求 4 条" in derived.stderr
    assert run("packs", "check", str(draft)).exit_code == 0
    found = json.loads(run("audit", str(report), "--pack", str(draft), "--format", "jsonl").stdout)
    assert "草案" in found["packs"][0]["why"]
    verdicts = {(row["indicator"], row["limit"]): row["verdict"] for row in found["standards"]}
    assert verdicts[("残疾儿童入学率", "≥99%")] == "inconsistent"
    assert verdicts[("最大班额", "≤40人")] == "consistent"
    assert sorted(verdicts.values()) == ["consistent", "inconsistent", "inconsistent"]
    source = {finding["source"] for finding in found["findings"]}
    assert source == {"《青山县教育提质三年行动计划(2023—2025年)》(青政发〔2023〕12号)"}


def test_derive_does_not_replace_a_draft_somebody_edited(tmp_path: Path, plan: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text("mine", "utf-8")
    assert run("derive", str(plan), "-o", str(draft)).exit_code == 2
    assert draft.read_text("utf-8") == "mine"
    assert run("derive", str(plan), "-o", str(draft), "--force").exit_code == 0


def test_derive_says_when_there_is_nothing_to_read(tmp_path: Path) -> None:
    file = tmp_path / "空.txt"
    file.write_text("全县现有学校30所。\n", "utf-8")
    assert run("derive", str(file)).exit_code == 2
    assert run("derive", str(tmp_path / "无.txt")).exit_code == 2


def test_terminal_shows_norms_not_met_and_what_to_ask_for(tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_text("某县义务教育优质均衡自评(2022年)\n教师交流轮岗比例为7.6%。初中三年巩固率97%。\n", "utf-8")
    output = run("audit", str(file)).output
    for words in ("达标情况", "教师交流轮岗比例", "≥10%", "教督〔2017〕6号", "需补充资料", "另有达标 1 项"):
        assert words in output


def test_help_does_not_wait_for_the_packs() -> None:
    import subprocess
    import sys

    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "cli_tui.main", "--help"], capture_output=True, text=True, check=False)
    assert time.perf_counter() - start < 2
    code = "import sys, cli_tui.commands.packs, cli_tui.commands.derive; print(sorted({'spacy', 'jieba', 'rapidfuzz', 'numpy'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
    assert done.returncode == 0
