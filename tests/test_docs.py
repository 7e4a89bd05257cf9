"""Documents that cannot lie: what they list is what there is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

import access
import programme
import questionnaires
from cli.__main__ import parser
from questionnaires import Audience, Choice, Questionnaire, Section, Side, Text, read_definition
from questionnaires.expressions.functions import FUNCTIONS, own
from questionnaires.items import READERS
from questionnaires.model import Asked

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
WRITTEN = sorted([*ROOT.glob("*.md"), *DOCS.glob("**/*.md")])
FORMAT = (DOCS / "definition-format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DEPLOYMENT = (DOCS / "deployment.md").read_text(encoding="utf-8")
LONGEST_DECISION = 50  # lines, that is a page


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def under(heading: str) -> str:
    """Give what stands below a heading of the definition format, down to the next one."""
    found = re.search(
        rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", FORMAT, re.MULTILINE | re.DOTALL
    )
    assert found, f"there is no heading {heading!r}"
    return found[1]


def keys(heading: str) -> list[str]:
    return re.findall(r"^\| `([\w-]+)[`(]", under(heading), re.MULTILINE)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("package", [questionnaires, programme, access])
def test_every_public_class_is_in_the_glossary(package: object) -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = set(re.findall(r"^\| \*\*(\w+)\*\*", glossary, re.MULTILINE))
    public = {name for name in vars(package)["__all__"] if name[0].isupper() and not name.isupper()}
    assert not public - words


def test_the_glossary_explains_nothing_that_is_gone() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = set(re.findall(r"^\| \*\*(\w+)\*\*", glossary, re.MULTILINE))
    known = {*questionnaires.__all__, *programme.__all__, *access.__all__}
    assert not words - known


@pytest.mark.parametrize(
    ("heading", "model", "also"),
    [
        ("Questionnaire", Questionnaire, {"choices_from"}),
        ("Section", Section, set[str]()),
        ("Every question", Asked, {"type"}),
    ],
)
def test_every_key_of_a_part_is_documented(
    heading: str, model: type[BaseModel], also: set[str]
) -> None:
    assert sorted(keys(heading)) == sorted({*model.model_fields, *also})


def test_every_key_of_a_choice_is_documented() -> None:
    assert set(keys("Choice")) == set(Choice.model_fields) - {"columns"}


@pytest.mark.parametrize("word", READERS)
def test_every_type_is_documented_with_its_own_keys(word: str) -> None:
    model = READERS[word]
    common = {*Asked.model_fields, "type"} if issubclass(model, Asked) else set[str]()
    own_keys = set(model.model_fields) - common - {"choices"}
    assert set(keys(f"`{word}`")) == own_keys


def test_no_type_is_documented_that_there_is_not() -> None:
    assert set(re.findall(r"^### `(\w+)`$", FORMAT, re.MULTILINE)) == set(READERS)


def test_every_value_that_a_key_can_have_is_documented() -> None:
    values = (*get_args(Side), *get_args(Audience))
    formats = get_args(Text.model_fields["format"].annotation)
    levels = get_args(Asked.model_fields["constraint_level"].annotation)
    assert not [it for it in (*values, *formats, *levels) if f"`{it}`" not in FORMAT]


def test_every_function_is_documented() -> None:
    said = under("Expressions")
    listed = re.findall(r"`([\w:-]+)`", said.partition("by theme")[2])
    assert sorted(listed) == sorted(set(FUNCTIONS) - set(own.FUNCTIONS))
    assert keys("Expressions") == list(own.FUNCTIONS)


def test_every_whole_questionnaire_in_the_documents_can_be_used(tmp_path: Path) -> None:
    whole = [it for it in blocks(FORMAT, "yaml") if it.startswith("id:")]
    assert whole
    for number, text in enumerate(whole):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, encoding="utf-8")
        assert read_definition(file).sections


def test_every_setting_is_documented() -> None:
    sources = [*ROOT.glob("use_cases/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("cli/*.py")]
    code = "\n".join(it.read_text(encoding="utf-8") for it in sources)
    used = set(re.findall(r'environ(?:\.get\(|\[)\s*"(\w+)"', code))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", DEPLOYMENT, re.MULTILINE))
    assert used <= documented
    assert {it for it in documented - used if not it.startswith("STREAMLIT_")} == set()


def test_every_command_in_the_documents_is_one_that_there_is() -> None:
    for file in WRITTEN:
        for words in re.findall(r"python -m cli ([^`\n]+)", file.read_text(encoding="utf-8")):
            assert parser().parse_args(shlex.split(words))


def test_every_make_target_in_the_readme_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)\b", "\n".join(blocks(README, "sh")))) <= targets


def test_the_map_of_folders_names_every_package() -> None:
    rules = (ROOT / ".importlinter").read_text(encoding="utf-8")
    (names,) = re.findall(r"root_packages =\n((?: +\w+\n)+)", rules)
    assert not [it for it in names.split() if f"`{it}/`" not in README]


@pytest.mark.parametrize("file", WRITTEN, ids=shown)
def test_every_link_within_the_project_leads_somewhere(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    ways = [it for it in re.findall(r"\]\(([^)#]+)", text) if "://" not in it]
    assert not [it for it in ways if not (file.parent / it).exists()]


def test_decisions_are_numbered_one_page_each_and_in_one_form() -> None:
    files = sorted((DOCS / "decisions").glob("*.md"))
    assert [it.name[:4] for it in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    for number, file in enumerate(files, 1):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# {number}. ")
        assert lines[2].startswith("Status: ")
        assert [it for it in lines if it.startswith("## ")] == [
            "## Context",
            "## Decision",
            "## Consequences",
        ]
        assert len(lines) <= LONGEST_DECISION
