"""docs/packs.md: its example is a pack that works, its table knows every field, its error is the one that is printed."""

from __future__ import annotations

import re
from pathlib import Path

from cli_tui.messages import show_error
from rules.pack_examples import failed_examples
from rules.pack_loader import check_pack
from rules.pack_rules import _RULE

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_is_a_pack_whose_examples_hold(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(BLOCKS[0], "utf-8")
    pack, problems = check_pack(file)
    assert problems == []
    assert pack is not None
    assert failed_examples(pack) == []


def test_the_mistake_is_reported_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(BLOCKS[0], "utf-8")
    (tmp_path / "clauses.yaml").write_text(BLOCKS[1], "utf-8")
    (problem,) = check_pack(tmp_path)[1]
    assert show_error(problem, "zh").removeprefix(f"{tmp_path}/") in PAGE


def test_every_field_of_a_rule_is_explained() -> None:
    table = PAGE[PAGE.index("### 一条规则里可以写的") :]
    assert [field for field in _RULE if f"`{field}`" not in table] == []
