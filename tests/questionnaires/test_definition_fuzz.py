"""Whatever stands in a definition file: it is read, or its faults are told, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from our_questionnaires import FOLDER, strategy_lists

from questionnaires import DefinitionError, Questionnaire, read_definition

OURS = {it.name: it.read_text(encoding="utf-8") for it in sorted(FOLDER.glob("*.yaml"))}
ODD = (
    *(
        "- ",
        ": ",
        "? ",
        "| ",
        "> ",
        "&a ",
        "*a ",
        "!x ",
        "#",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "%",
        "@",
    ),
    *(
        "\t",
        "\r",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "---\n",
        "...\n",
        "~",
        "\\",
        "😀",
        "${",
        "${x}",
    ),
    *("type: repeat", "questions:", "same_as: sjalvbeskrivning/insats", "same_as: dialog/c_nya"),
    *(
        "prefix: ''",
        "instead: [a]",
        "relevant: .",
        "each: instance('insats')",
        "rows: x",
        "name: 1",
    ),
)


def spoiled(text: str, random: Random) -> str:
    """Spoil a definition in a few places, as a slip of the hand or a bad merge would."""
    lines = text.split("\n")
    for _ in range(random.randint(1, 4)):
        place, other = random.randrange(len(lines)), random.randrange(len(lines))
        line, at = lines[place], random.randint(0, len(lines[place]))
        match random.randrange(6):
            case 0:
                lines[place] = line[:at] + random.choice(ODD) + line[at:]
            case 1:
                lines[place] = line[:at] + line[at + random.randint(1, 5) :]
            case 2:
                lines[place], lines[other] = lines[other], line
            case 3:
                lines[place : place + random.randint(1, 30)] = []
                lines = lines or [""]
            case 4:
                lines[place] = " " * random.randint(0, 30) + line.lstrip()
            case _:
                lines[other:other] = lines[place : place + random.randint(1, 10)]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy our definitions, which may name each other."""
    return Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("fuzz") / "definitions"))


def read_or_refuse(file: Path, text: str | bytes) -> Questionnaire | DefinitionError:
    """Read a definition that takes the place of a file for a moment."""
    before = OURS.get(file.name, "")
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
    try:
        return read_definition(file, strategy_lists())
    except DefinitionError as error:
        return error
    finally:
        file.write_text(before, encoding="utf-8")


def test_a_definition_that_is_not_spoiled_is_read(folder: Path) -> None:
    assert all(isinstance(read_or_refuse(folder / it, OURS[it]), Questionnaire) for it in OURS)


@given(name=st.sampled_from(sorted(OURS)), seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_a_spoiled_definition_is_read_or_refused(folder: Path, name: str, seed: int) -> None:
    text = spoiled(OURS[name], Random(seed))  # noqa: S311 — nothing is kept secret by it
    found = read_or_refuse(folder / name, text)

    if isinstance(found, DefinitionError):
        lines = text.count("\n") + text.count("\r") + 2
        assert found.faults
        assert all(1 <= it.line <= lines for it in found.faults if it.file.endswith(name))
        assert str(found)


@given(text=st.text(max_size=300) | st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_refused_with_a_place(folder: Path, text: str | bytes) -> None:
    found = read_or_refuse(folder / "prov.yaml", text)

    assert isinstance(found, DefinitionError)
    assert all(it.line >= 1 and it.column >= 1 for it in found.faults)
