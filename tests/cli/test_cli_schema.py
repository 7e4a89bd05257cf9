from __future__ import annotations

import json

import pytest

from cli.__main__ import main


def test_the_schema_is_printed_without_a_database(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/at/all.db")

    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$defs"]["item"]
