from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from our_questionnaires import FOLDER

from questionnaires.schema import definition_schema, schema_text

KEPT = Path(__file__).parents[2] / "docs/definition.schema.json"
OURS = sorted(FOLDER.glob("*.yaml"))
VALIDATOR = Draft202012Validator(definition_schema())


def seen_by_an_editor(text: str) -> Any:
    """Read YAML with its own types, where only a date stays a text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=date.isoformat))


def asking(question: str) -> Any:
    whole = (
        "{id: prov, version: 1, title: {sv: Prov}, sections: [{name: a, label: {sv: A}, "
        f"questions: [{{name: q, {question}}}]}}]}}"
    )
    return seen_by_an_editor(whole)


def test_the_schema_beside_the_documentation_is_the_models_own() -> None:
    assert KEPT.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(definition_schema())


@pytest.mark.parametrize("path", OURS, ids=lambda it: it.stem)
def test_our_questionnaires_hold_to_it_and_name_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = text.partition("$schema=")[2].split()[0]

    assert not [it.json_path for it in VALIDATOR.iter_errors(seen_by_an_editor(text))]
    assert (path.parent / named).resolve() == KEPT


@pytest.mark.parametrize(
    "question",
    [
        "type: text, max_length: 10, required: yes",
        "type: select_one ja_nej, label: {sv: Ja}",
        "type: range, start: 0, end: 2.5",
        "type: matrix ja_nej, rows: [{name: r, label: {sv: R}}]",
        "type: repeat, questions: [{name: p, type: time}]",
        "same_as: annan/del, prefix: d_, required: yes",
    ],
)
def test_a_question_that_the_engine_knows_holds(question: str) -> None:
    assert VALIDATOR.is_valid(asking(question))


@pytest.mark.parametrize(
    "question",
    [
        "type: texts",
        "type: text, max_lenght: 10",
        "type: select_one",
        "type: text, format: mail",
        "type: range, start: 0",
        "type: calculate",
        "type: group",
        "label: {sv: Q}",
        "type: text, max_length: few",
    ],
)
def test_a_question_that_the_engine_refuses_does_not(question: str) -> None:
    assert not VALIDATOR.is_valid(asking(question))
