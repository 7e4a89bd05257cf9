"""Runs a benchmark in small and reads the line that it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.__main__ import main

Said = tuple[int, dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a benchmark with these words after its name; return how it ended and what it said."""

    def run(*words: str) -> Said:
        ended = main(words)
        (line,) = capsys.readouterr().out.splitlines()
        return ended, json.loads(line)

    return run
