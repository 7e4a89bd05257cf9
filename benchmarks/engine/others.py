"""The same work done by the engines of ODK and SurveyJS, where Node and npm are there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.engine.forms import surveyjs, xform
from benchmarks.engine.work import ACTOR, GROUPS, HUB, LEAF, actors, answers, questions

SCRIPTS = Path(__file__).parent / "node"
INSTALLED = Path(__file__).parents[2] / ".benchmarks" / "node"  # git-ignored
ENGINES = {"odk-xforms-engine": "odk.mjs", "surveyjs": "surveyjs.mjs"}
_LONGEST = 600  # seconds for one engine, or for installing both


class NotThere(Exception):
    """The other engines cannot be run here; the message says why."""


def install() -> None:
    """Install both engines, in the versions that are written down, in a folder of their own."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NotThere("Node and npm are not there")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for script in SCRIPTS.iterdir():
        shutil.copy(script, INSTALLED / script.name)
    packages = json.loads((SCRIPTS / "package.json").read_text("utf-8"))["dependencies"]
    if all(_version(name) == version for name, version in packages.items()):
        return
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts"]
    try:
        subprocess.run(command, cwd=INSTALLED, check=True, capture_output=True, timeout=_LONGEST)
    except (subprocess.SubprocessError, OSError) as error:
        raise NotThere("the packages could not be installed by npm") from error


def run_other(engine: str) -> dict[str, object]:
    """Give what an engine measured, as its script says it; raises NotThere if it did not end well."""
    node = shutil.which("node") or "node"
    with tempfile.TemporaryDirectory() as folder:
        _write_work(Path(folder))
        try:
            done = subprocess.run(
                [node, ENGINES[engine]],
                cwd=INSTALLED,
                env={**os.environ, "WORK": folder},
                capture_output=True,
                text=True,
                check=True,
                timeout=_LONGEST,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise NotThere(f"{engine} did not end well") from error
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def _version(package: str) -> str:
    file = INSTALLED / "node_modules" / package / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.exists() else ""


def _write_work(folder: Path) -> None:
    names = [it.name for group in GROUPS for it in questions(group)]
    work = {
        "names": names,
        "answers": list(answers()),
        "leaf": LEAF,
        "hub": HUB,
        "actors": actors(),
        "actor": ACTOR,
    }
    (folder / "work.json").write_text(json.dumps(work), "utf-8")
    (folder / "surveyjs.json").write_text(json.dumps(surveyjs()), "utf-8")
    (folder / "form.xml").write_text(xform(), "utf-8")
