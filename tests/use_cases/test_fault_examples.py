from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from i18n import LANGUAGES
from questionnaires.lint import READING
from tests.definitions.examples import CODES, FAILING, PASSING, check, code_of, passing, place_of
from tests.definitions.faults_document import FILE, document
from use_cases.faults import sentence

ROOT = Path(__file__).parents[2]
FEWEST = 60  # kinds of fault


def name(path: Path) -> str:
    return path.stem


def kinds_noted() -> set[str]:
    """Give every kind of fault that the code notes while it reads."""
    found: set[str] = set()
    for path in [*ROOT.glob("questionnaires/**/*.py"), ROOT / "programme" / "reading.py"]:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(call, ast.Call) and getattr(call.func, "attr", "")
            if named in {"note", "stop"} and isinstance(call, ast.Call) and call.args:
                first = call.args[0]
                found |= {first.value} if isinstance(first, ast.Constant) else set()
    return {it for it in found if isinstance(it, str)}


@pytest.mark.parametrize("path", FAILING, ids=name)
def test_a_failing_example_gives_its_code_at_its_place_and_nothing_else(path: Path) -> None:
    found = [(it.code, (it.line, it.column)) for it in check(path)]
    assert found == [(code_of(path), place_of(path))]


@pytest.mark.parametrize("path", PASSING, ids=name)
def test_a_passing_example_gives_nothing(path: Path) -> None:
    assert [str(it) for it in check(path)] == []


def test_every_kind_of_fault_has_an_example_that_fails_and_one_that_passes() -> None:
    assert {code_of(it) for it in FAILING} == set(CODES)
    assert not [it.name for it in FAILING if not passing(it).is_file()]
    assert len(CODES) >= FEWEST


@pytest.mark.parametrize("path", FAILING, ids=name)
def test_a_fault_is_said_in_whole_sentences_in_every_language(path: Path) -> None:
    for fault in check(path):
        said = {it: sentence(fault, it).partition("\n")[0] for it in LANGUAGES}
        assert len(set(said.values())) == len(LANGUAGES)
        assert all(re.search(r"[.?]$", it) and "{" not in it for it in said.values())


def test_every_kind_that_is_noted_has_its_words() -> None:
    assert kinds_noted() <= READING


def test_the_document_says_what_the_examples_give() -> None:
    assert FILE.read_text(encoding="utf-8") == document(), (
        "run python -m tests.definitions.faults_document"
    )
