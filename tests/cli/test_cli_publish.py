"""`python -m cli publish FILE`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from storage import open_store

ROOT = Path(__file__).parents[2]
FILE = """\
id: prov
version: "1"
title:
  sv: Prov
languages:
  - sv
sections:
  - name: avsnitt
    label:
      sv: A
    questions:
      - name: namn
        type: text
        label:
          sv: Vad heter ni?
"""
REWORDED = FILE.replace('"1"', '"2"').replace("Vad heter ni?", "Vad heter föreningen?")


def publish(folder: Path, text: str, *more: str) -> subprocess.CompletedProcess[str]:
    file = folder / "prov.yaml"
    file.write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "cli", "publish", str(file), *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'prov.db'}"},
    )


def kept(folder: Path) -> list[tuple[str, str]]:
    with open_store(f"sqlite:///{folder / 'prov.db'}") as store:
        return [(it.version, it.note) for it in store.versions("prov")]


def test_a_version_is_published_once_and_for_all(tmp_path: Path) -> None:
    done = publish(tmp_path, FILE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "prov version 1 är publicerad. Den används från och med nu och ändras aldrig.\n"
    )
    again = publish(tmp_path, FILE, "--language", "en")
    assert again.stdout == "prov version 1 is published already, with the same content.\n"
    other = publish(tmp_path, FILE.replace("Vad", "Hur"), "--language", "en")
    assert (other.returncode, other.stdout) == (1, "")
    assert other.stderr == (
        "prov version 1 is published already with other content. "
        "Raise version in the file and publish again.\n"
    )
    assert kept(tmp_path) == [("1", "")]


def test_what_may_change_the_meaning_is_said_and_needs_a_note(tmp_path: Path) -> None:
    publish(tmp_path, FILE)
    asked = publish(tmp_path, REWORDED)
    first, change = asked.stderr.splitlines()
    assert asked.returncode == 1
    assert "--note" in first
    assert change.startswith("se efter: namn: ")
    assert change.endswith("[wording]")

    done = publish(tmp_path, REWORDED, "--note", "Föreningar förstod inte frågan.")
    assert done.returncode == 0
    assert kept(tmp_path) == [("1", ""), ("2", "Föreningar förstod inte frågan.")]


def test_what_would_lose_answers_is_refused_with_or_without_a_note(tmp_path: Path) -> None:
    publish(tmp_path, FILE)
    narrower = FILE.replace('"1"', '"2"').replace("type: text", "type: integer")
    done = publish(tmp_path, narrower, "--note", "Vi vill ha siffror.")
    assert done.returncode == 1
    assert "[type_narrowed]" in done.stderr
    assert kept(tmp_path) == [("1", "")]


def test_a_file_with_faults_is_not_published(tmp_path: Path) -> None:
    done = publish(tmp_path, "id: [")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert kept(tmp_path) == []
