"""Writes docs/faults.md: every kind of fault, with what is said of it and an example mended.

Run by `python -m tests.definitions.faults_document`; a test holds the document to what this gives.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from questionnaires import Fault
from questionnaires.lint import CHECKS
from tests.definitions.examples import CODES, FAILING, check, code_of, passing
from use_cases.faults import sentence

FILE = Path(__file__).parents[2] / "docs" / "faults.md"
WIDEST = 100  # letters of a line that is shown

ABOUT = """\
# Faults in a definition

All that `python -m cli check FILE` can say of a questionnaire, a file of choice lists or a programme.

```sh
python -m cli check questionnaires/definitions/*.yaml
python -m cli check --language en --format github questionnaires/definitions/*.yaml
```

Every fault is said at once: its place, what is wrong, how to mend it, and its code, which never changes.
It is said in Swedish, or with `--language en` in English.
An **error** makes a definition unusable or wrong, and the command ends with 1.
A **warning** is about what people will meet; with warnings only, the command ends with 0.
`--format` is `text`, `json` (one list) or `github` (annotations on a pull request).
The command reads files of up to 1 000 000 bytes, opens no store and writes nothing.
A byte order mark and Windows line ends are accepted.

Below, each kind has an example: `-` is what is wrong, `+` is how it was mended.
A new check is a function in `questionnaires/lint/`, a sentence in each catalogue and two examples.
This file is written by `python -m tests.definitions.faults_document`, and a test holds it to the examples.
"""


def document() -> str:
    """Give the whole document."""
    reading = [it for it in CODES if it not in CHECKS]
    checks = [it for it in CODES if it in CHECKS]
    return "\n".join(
        [
            ABOUT,
            f"## Found while reading ({len(reading)})\n",
            *map(_entry, reading),
            f"## Found by checking ({len(checks)})\n",
            *map(_entry, checks),
        ]
    )


def _entry(code: str) -> str:
    path = next(it for it in FAILING if code_of(it) == code)
    fault = check(path)[0]
    level = "Warning" if fault.level == "warning" else "Error"
    return f"### `{code}`\n\n{level}: {_said(fault)}\n\n{_example(path)}"


def _said(fault: Fault) -> str:
    said = sentence(fault, "en").partition("\n")[0]
    return said if len(said) <= 3 * WIDEST else said[: 3 * WIDEST] + " …"


def _example(path: Path) -> str:
    links = (
        f"[failing](../tests/definitions/invalid/{path.name}), "
        f"[passing](../tests/definitions/valid/{path.name})"
    )
    if not path.is_file():
        return f"Example: {links}\n"
    shown = "\n".join(it[:WIDEST] for it in _difference(path))
    return f"```diff\n{shown}\n```\n\nExample: {links}\n"


def _difference(path: Path) -> list[str]:
    before = path.read_bytes().decode("utf-8", "replace").splitlines()[1:]  # the first is its place
    after = passing(path).read_text(encoding="utf-8").splitlines()
    lines = list(unified_diff(before, after, n=1, lineterm=""))[2:]
    return [it for it in lines if not it.startswith("@@")] or [f" {it}" for it in before[-2:]]


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
