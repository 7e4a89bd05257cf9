"""The fuzzer itself: it runs, and says what it has found."""

from __future__ import annotations

import pytest

from tests.fuzz import __main__ as fuzzing
from tests.fuzz import expressions


@pytest.mark.parametrize("target", sorted(fuzzing.TARGETS))
def test_nothing_undocumented_happens_for_a_while(
    target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fuzzing.fuzz(target, seconds=2, seed=20270506) == 0, capsys.readouterr().out
    assert "only documented exceptions" in capsys.readouterr().out


def test_an_undocumented_exception_is_shown_with_its_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(source: str) -> None:
        raise ZeroDivisionError(source)

    monkeypatch.setattr(expressions, "tried", breaks)
    assert fuzzing.fuzz("expressions", seconds=2, seed=1) == 1
    assert "ZeroDivisionError" in capsys.readouterr().out
