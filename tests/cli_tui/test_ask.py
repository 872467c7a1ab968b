"""gouji ask and gouji chat, as commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from cli_tui.main import cli

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "corpus" / "samples" / "county-balance.txt")


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=text)


def test_an_answer_with_its_quote() -> None:
    result = run("ask", SAMPLE, "小学有多少所?")
    assert result.exit_code == 0
    assert "28所" in result.output
    assert "其中小学28所、初级中学11所" in result.output


def test_answers_for_programs() -> None:
    answer = json.loads(run("ask", SAMPLE, "初中三年巩固率是多少", "--format", "json").output)
    text = Path(SAMPLE).read_text("utf-8")
    (citation,) = answer["citations"]
    assert text[citation["start"] : citation["end"]] == citation["surface"] == "99.2%"
    assert text[citation["quote_start"] :].startswith(citation["quote"])


def test_what_is_absent_has_its_own_exit_code() -> None:
    result = run("ask", SAMPLE, "高中毛入学率是多少?")
    assert result.exit_code == 1
    assert "报告中没有" in result.output


def test_a_missing_file_is_a_sentence() -> None:
    result = run("ask", "没有.txt", "小学有多少所?")
    assert result.exit_code == 2
    assert "找不到文件" in result.output


def test_usage_is_told() -> None:
    assert run("ask", SAMPLE).exit_code == 2
    assert run("chat").exit_code == 2


def test_a_conversation_through_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli_tui", "chat", SAMPLE],
        input="小学有多少所?\n那初中呢?\n\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert "28所" in done.stdout
    assert "11所" in done.stdout
    assert "\x1b" not in done.stdout


def test_words_shared_by_several_figures_are_quoted_once() -> None:
    result = run("ask", SAMPLE, "三年里补充教师的构成是怎样的")
    assert result.output.count("公开招聘214名") == 1
    assert result.output.count("人才引进16名") == 1


def test_like_figures_are_offered_for_what_is_absent() -> None:
    result = run("ask", str(ROOT / "tests" / "fields" / "county_roads_2005.txt"), "铁路货运量是多少?")
    assert result.exit_code == 1
    assert "相近的:" in result.output
    assert "９３４万吨" in result.output
