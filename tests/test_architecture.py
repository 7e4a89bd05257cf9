"""The rules of how the code is laid out, where neither ruff nor import-linter can hold them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "pages"
SCRIPTS = sorted(PAGES.glob("*/*.py"))
LONGEST_PAGE = 60  # lines
FOLDERS_WITHOUT_CODE = {"tests", "docs", "data"}

FORBIDDEN = re.compile(
    r"\b("
    r"åtagand(?:e|et|en|ena)s?"
    r"|krav(?:et|en)?s?"
    r"|signer(?:a|ar|as|ade|at|ad|ande|ing|ingen|ingar)s?"
    r"|poäng(?:en)?s?"
    r")\b",
    re.IGNORECASE,
)
"""Words that make a voluntary contribution sound like a duty or a contest."""
READ_BY_PEOPLE = sorted(
    [
        *ROOT.glob("i18n/catalogues/*.po"),
        *ROOT.glob("questionnaires/definitions/**/*.yaml"),
        *ROOT.glob("programme/*.yaml"),
        *ROOT.glob("use_cases/demo*/**/*.*"),
        *ROOT.glob("use_cases/demo*.*"),
    ]
)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def packages() -> Iterator[str]:
    for folder in ROOT.iterdir():
        hidden = folder.name.startswith(".") or folder.name in FOLDERS_WITHOUT_CODE
        if folder.is_dir() and not hidden and any(folder.glob("**/*.py")):
            yield folder.name


def sources() -> Iterator[Path]:
    yield ROOT / "streamlit_app.py"
    for package in packages():
        yield from (ROOT / package).glob("**/*.py")


def first_act(script: Path) -> str:
    """Give the first statement after the docstring and the imports."""
    body = ast.parse(script.read_text(encoding="utf-8")).body
    acts = [it for it in body[1:] if not isinstance(it, ast.Import | ast.ImportFrom)]
    return ast.unparse(acts[0])


def test_pages_hold_the_frame_and_folders_and_nothing_else() -> None:
    # Streamlit would serve any other script here without the frame, and so without its guard.
    assert [it.name for it in PAGES.glob("*.py")] == ["frame.py"]
    folders = {it.name for it in PAGES.iterdir() if it.is_dir()} - {"__pycache__"}
    assert folders == {"public", "respondent", "staff"}


@pytest.mark.parametrize("script", SCRIPTS, ids=shown)
def test_a_page_is_short(script: Path) -> None:
    assert len(script.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("audience", ["respondent", "staff"])
def test_a_page_begins_with_the_guard_of_its_audience(audience: str) -> None:
    scripts = sorted((PAGES / audience).glob("*.py"))
    assert scripts
    acts = {shown(it): first_act(it) for it in scripts}
    assert acts == dict.fromkeys(acts, f"session = guards.require_{audience}()")


def test_what_a_tab_remembers_is_reached_in_one_place() -> None:
    using = {shown(it) for it in sources() if "session_state" in it.read_text(encoding="utf-8")}
    assert using == {"ui/memory.py"}


def test_every_package_stands_under_the_rules_of_imports() -> None:
    rules = ConfigParser()
    rules.read(ROOT / ".importlinter", encoding="utf-8")
    named = rules["importlinter"]["root_packages"].split()
    layers = re.findall(r"\w+", rules["importlinter:contract:layers"]["layers"])
    assert sorted(named) == sorted(layers) == sorted(packages())


def test_every_package_is_typed_and_covered() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for setting in ("packages", "source"):
        (found,) = re.findall(rf"^{setting} = \[(.*)\]$", text, re.MULTILINE)
        assert sorted(re.findall(r"\w+", found)) == sorted(packages())


@pytest.mark.parametrize("file", READ_BY_PEOPLE, ids=shown)
def test_nobody_reads_of_duties_signatures_or_scores(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    found = [f"{n}: {it}" for n, it in enumerate(lines, 1) if FORBIDDEN.search(it)]
    assert not found


def test_the_forbidden_words_are_found_in_their_forms_and_not_inside_others() -> None:
    for word in ("Åtagandet", "kraven", "krav", "signerar", "Poängen"):
        assert FORBIDDEN.search(f"det här är {word}.")
    for word in ("kravatt", "designerad", "skrav"):
        assert not FORBIDDEN.search(f"det här är {word}.")
