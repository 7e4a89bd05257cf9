"""Every fact holds, but for the deviations, each of which has its reason."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance import behaviours, expressions
from tests.conformance.facts_file import FACTS, Fact, read_facts
from tests.conformance.outcome import known_deviations

EXPRESSIONS = read_facts(FACTS / "expressions.json.gz")
BEHAVIOURS = read_facts(FACTS / "behaviours.json")
KNOWN = known_deviations()
ROOT = Path(__file__).parents[2]


def by_id(facts: list[Fact]) -> list[object]:
    return [pytest.param(it, id=it["id"]) for it in facts]


@pytest.mark.parametrize("fact", by_id(EXPRESSIONS))
def test_an_expression_gives_what_a_fact_says(fact: Fact) -> None:
    outcome = expressions.run(fact)
    assert outcome.holds is (fact["id"] not in KNOWN), outcome.found


@pytest.mark.parametrize("fact", by_id(BEHAVIOURS))
def test_a_questionnaire_behaves_as_a_fact_says(fact: Fact) -> None:
    outcome = behaviours.run(fact)
    assert outcome.holds is (fact["id"] not in KNOWN), outcome.found


def test_of_the_dialect_that_xlsforms_use_nearly_all_holds() -> None:
    core = [it for it in EXPRESSIONS if it["tier"] == "core"]
    assert sum(it["id"] not in KNOWN for it in core) / len(core) >= 0.985


def test_every_deviation_is_a_fact_and_has_a_reason() -> None:
    assert KNOWN.keys() <= {it["id"] for it in [*EXPRESSIONS, *BEHAVIOURS]}
    assert all(len(reason) > 20 for reason in KNOWN.values())


@pytest.mark.parametrize(
    ("fact", "said", "code"),
    [
        ('{"id": "mine1", "expr": "1 + 1", "kind": "number", "expected": 2}', "1 of 1 hold\n", 0),
        ('{"id": "mine2", "expr": "1 + 1", "kind": "number", "expected": 3}', "mine2", 1),
        ('{"id": "x0167", "expr": "1", "kind": "error", "expected": null}', "0 of 1 hold\n", 0),
        ('{"id": "mine3", "expr": "1", "xml": "<a", "kind": "string", "expected": ""}', "mine3", 1),
    ],
)
def test_a_file_of_other_facts_is_run(tmp_path: Path, fact: str, said: str, code: int) -> None:
    path = tmp_path / "other.json"
    path.write_text(f'{{"about": "", "cases": [{fact}]}}', encoding="utf-8")
    program = [sys.executable, "-m", "tests.conformance", "expressions", str(path)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert said in done.stdout


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("expressions", "facts.json", None),
        ("expressions", "facts.json", "{"),
        ("behaviours", "facts.json", '{"cases": [{"expr": "1"}]}'),
        ("workbooks", "nowhere", None),
    ],
)
def test_what_is_no_file_of_facts_is_said_in_one_sentence(
    tmp_path: Path, kind: str, name: str, content: str | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    program = [sys.executable, "-m", "tests.conformance", kind, str(path)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "error:" in done.stderr
    assert "Traceback" not in done.stderr
