"""`python -m cli compare OLD NEW`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from i18n import LANGUAGES, catalogue
from questionnaires.versions.changes import Code

ROOT = Path(__file__).parents[2]
OLD = """\
id: prov
version: "1"
title:
  sv: Prov
languages:
  - sv
choices:
  val:
    - name: olja
      label:
        sv: Olja
sections:
  - name: avsnitt
    label:
      sv: A
    questions:
      - name: fuel
        type: select_one val
        label:
          sv: Vilket bränsle?
"""
NEW = (
    OLD.replace('"1"', '"2"')
    .replace("name: fuel", "name: energi\n        was: fuel")
    .replace("- name: olja", "- name: fossil\n      was: olja")
)


def run(folder: Path, old: str, new: str, *more: str) -> subprocess.CompletedProcess[str]:
    for name, text in (("old.yaml", old), ("new.yaml", new)):
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "cli", "compare", folder / "old.yaml", folder / "new.yaml"]
    surroundings = {**os.environ, "DATABASE_URL": "sqlite:////nowhere/there/is.db"}
    return subprocess.run(
        [*map(str, command), *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=surroundings,
    )


def test_each_change_is_one_line_and_no_store_is_opened(tmp_path: Path) -> None:
    done = run(tmp_path, OLD, NEW, "--language", "en")
    assert done.stdout.splitlines() == [
        "safe: energi: It was called fuel. [renamed]",
        "safe: energi: The choice olja is now called fossil. [choice_renamed]",
        "Answers to fuel are read as answers to energi.",
        "In energi, olja is read as fossil.",
        "0 refused, 0 to check, 2 safe.",
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_refused_comes_first_and_ends_with_1(tmp_path: Path) -> None:
    done = run(tmp_path, OLD, OLD.replace("Vilket", "Vad för").replace("name: olja", "name: el"))
    assert done.stdout.startswith("går inte: frågeformuläret: Båda heter version 1")
    assert "Låt det stå kvar med retired: yes." in done.stdout
    assert done.returncode == 1


def test_as_json_it_can_be_read_by_programs(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, OLD, NEW, "--format", "json").stdout)
    assert [it["code"] for it in found["changes"]] == ["renamed", "choice_renamed"]
    assert found["crosswalk"]["codes"] == {"energi": {"olja": "fossil"}}


def test_the_same_file_twice_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, OLD, OLD)
    assert (done.stdout, done.returncode) == ("Ingen skillnad som rör svaren.\n", 0)


def test_a_file_that_cannot_be_read_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    done = run(tmp_path, OLD, "id: [")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "new.yaml:" in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_its_sentence(language: str) -> None:
    assert {f"compare.said.{it}" for it in get_args(Code)} <= set(catalogue(language).words)
