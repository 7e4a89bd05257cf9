"""The benchmark does its work rightly; how long that takes is for people to compare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.engine import others
from benchmarks.engine.forms import questionnaire, surveyjs, xform
from benchmarks.engine.work import EXPECTED
from questionnaires import check_expressions


def test_one_json_line_says_what_was_measured_and_that_every_answer_is_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["engine", "--alone"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["right"]
    assert said["own"]["checks"] == EXPECTED
    assert {"load_ms", "fill_ms", "leaf_ms", "hub_ms", "actors_ms"} <= said["own"].keys()


def test_without_node_the_other_engines_are_skipped_and_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(others, "INSTALLED", tmp_path)
    assert main(["engine"]) == 0
    said = json.loads(capsys.readouterr().out)
    skipped = {"skipped": "Node and npm are not there"}
    assert all(said[name] == skipped for name in others.ENGINES)


def test_every_engine_is_asked_the_same_questions() -> None:
    asked = questionnaire()
    assert not [*check_expressions(asked)]
    names = [name for name, it in asked.items.items() if it.type not in {"group", "repeat"}]
    form, survey = xform(), json.dumps(surveyjs())
    assert len(names) == 205
    assert all(f'/{name}"' in form and f'"name": "{name}"' in survey for name in names)
