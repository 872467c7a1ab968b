"""Data files that stand beside the code that reads them: word lists, tables, wordings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same safe loader in C, ten times faster, where PyYAML was built with it."""


def read_yaml(path: Path) -> Any:
    """Return the content of one of gouji's own YAML files; a user's goes through rules.pack_yaml."""
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


def load_data(name: str) -> Any:
    """Return the content of a YAML file of this package, e.g. ``units.yaml``."""
    return read_yaml(Path(__file__).parent / name)
