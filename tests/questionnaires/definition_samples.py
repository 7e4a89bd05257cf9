"""Small definitions to read, and what is said of them."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from questionnaires import DefinitionError, Fault, read_definition

if TYPE_CHECKING:
    from pathlib import Path

    from questionnaires.model import Item, Questionnaire

HEAD = """\
id: fika
version: "1"
title:
  sv: Fika
choices:
  ja_nej:
    - name: ja
      label:
        sv: Ja
    - name: nej
      label:
        sv: Nej
sections:
  - name: forst
    label:
      sv: Först
    questions:
"""
FIRST = HEAD.count("\n") + 1  # the line that the questions begin on


def written(folder: Path, text: str, name: str = "fika.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def asking(questions: str) -> str:
    """Write a definition around questions."""
    return HEAD + indent(dedent(questions).strip("\n"), " " * 6) + "\n"


def read(folder: Path, questions: str) -> Questionnaire:
    return read_definition(written(folder, asking(questions)))


def only(questionnaire: Questionnaire) -> Item:
    (item,) = questionnaire.sections[0].questions
    return item


def faults(folder: Path, text: str) -> list[Fault]:
    with pytest.raises(DefinitionError) as refused:
        read_definition(written(folder, text))
    return list(refused.value.faults)


def faults_of(folder: Path, questions: str) -> list[tuple[str, int, int]]:
    """Tell code, line from the first question's, and column from the questions' indentation."""
    found = faults(folder, asking(questions))
    return [(it.code, it.line - FIRST + 1, it.column - 6) for it in found]
