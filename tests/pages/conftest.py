"""A server with a database of its own, and a browser that nobody has signed in with yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.screen_samples import Browser, browsers


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Browser]:
    yield from browsers(monkeypatch, tmp_path)
