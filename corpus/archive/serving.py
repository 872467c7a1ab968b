"""The archive in datasette: what its pages are called and the questions it has ready."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.archive.errors import ArchiveError
from extractor.data import read_yaml

_INNER = (
    "runs", "documents", "files", "parts", "sections", "indicators", "claims", "checks", "relations", "listings", "findings",
    "decisions", "words", "words_config", "words_data", "words_docsize", "words_idx",
)  # fmt: skip


@cache
def load_queries() -> dict[str, dict[str, str]]:
    """Return the ready questions: name -> what, sql."""
    queries: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_name("queries.yaml"))
    return queries


def describe_archive(path: str) -> dict[str, Any]:
    """Return datasette's metadata for an archive: the Chinese views in front, the tables behind them hidden."""
    return {
        "title": "勾稽档案",
        "description": "报告、数据、核对与疑点。疑点是请报告单位核对的问题,不是结论。",
        "databases": {
            Path(path).stem: {
                "queries": {
                    name: {"sql": query["sql"], "title": name, "description": query["what"]}
                    for name, query in load_queries().items()
                },
                "tables": {name: {"hidden": True} for name in _INNER},
            }
        },
    }


def serve(path: str, *, port: int) -> None:
    """Show an archive in datasette on this machine only, until Ctrl-C.

    Raises:
        ArchiveError: datasette is not installed.
    """
    if find_spec("datasette") is None:
        raise ArchiveError("extra-missing", path, extra="serve", package="datasette")
    from datasette.cli import cli

    with tempfile.TemporaryDirectory() as folder:
        metadata = Path(folder) / "metadata.json"
        metadata.write_text(json.dumps(describe_archive(path), ensure_ascii=False), "utf-8")
        command = ["serve", path, "--host", "127.0.0.1", "--port", str(port), "--metadata", str(metadata)]
        settings = ["--setting", "allow_download", "off", "--setting", "sql_time_limit_ms", "10000"]
        cli.main([*command, *settings], prog_name="datasette", standalone_mode=False)
