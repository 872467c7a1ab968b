"""Packs as text: what a person opens to confirm a draft."""

from __future__ import annotations

from typing import Any

import yaml

_HEAD = """\
# 草案:由计划文本读出,每条须由人核对后再用。A draft read from a plan: a person has to confirm each rule.
# 核对:限值方向(不低于、不超过)、学段、起止年份;words 是计划自己的用语,报告里须出现这些词才会比较。
# 核对完后删去 draft: true。写法见 docs/packs.md;gouji packs check 可检查。
"""


def write_pack(pack: dict[str, Any]) -> str:
    """Return a pack of plain values as YAML that `rules.pack_loader` reads again."""
    body: str = yaml.dump(
        pack, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None, indent=2
    )
    return _HEAD + body


class _Plain(yaml.SafeDumper):
    """Writes no anchors: the same list twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        """Tell the dumper to write everything out."""
        return True
