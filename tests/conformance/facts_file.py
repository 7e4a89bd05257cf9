"""Files of facts: JSON with `about` and `cases`, packed with gzip where they are large."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Fact = Mapping[str, Any]
FACTS = Path(__file__).with_name("facts")


def read_facts(path: Path) -> list[Fact]:
    """Read the facts of a file; raises OSError, ValueError or LookupError where it holds none."""
    raw = path.read_bytes()
    facts: list[Fact] = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)["cases"]
    if not all(isinstance(it, dict) and "id" in it for it in facts):
        raise ValueError("a case is without id")
    return facts
