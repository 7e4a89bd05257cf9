"""Definitions that are almost right, read as files."""

from __future__ import annotations

import random
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from questionnaires import DefinitionError, Instance, State, fingerprint, read_definition
from questionnaires.expressions import ExpressionError
from questionnaires.lint import lint_file
from tests.fuzz.mutation import mutated
from tests.scenario import MAY
from use_cases.faults import sentence

_ROOT = Path(__file__).parents[2]
_SEEDS = ("questionnaires/definitions/*.yaml", "tests/definitions/valid/*.yaml")
_PIECES = (
    *(
        "&a ",
        "*a",
        "<<: *a",
        "!!python/object/apply:os.system [ls]",
        "!!binary aGVq",
        "!x ",
        "---\n",
        "...\n",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "{a: {a: {a: ",
        "- - - - ",
        "? ",
        "| \n",
        ">-\n",
        "'",
        '"',
        "\\x00",
        "# ",
        ": ",
        "~",
    ),
    *(
        "null",
        "yes",
        ".inf",
        "0x1F",
        "2027-02-30",
        "99999999999999999999",
        "-1",
        "1e400",
        "${t}",
        "${nope}",
    ),
    *(
        "\n  ",
        "\n      - name: x\n",
        "\n    relevant: ${a} = 1",
        "\n    type: text",
        "\n    required: yes",
    ),
    *(
        "type: repeat\n",
        "each: instance('x')/root/item\n",
        "count: 1e9\n",
        "max_instances: -1\n",
        "rows:\n",
    ),
    *(
        "choices_from:\n  - ../../etc/passwd\n",
        "languages: [xx]\n",
        "constraint: regex(., '(')\n",
        "questions:\n",
    ),
)
_VALUES = (
    *(
        "",
        "yes",
        "no",
        "0",
        "-1",
        "1e400",
        "99999999999999999999",
        "nope",
        "å ä",
        "x" * 70,
        "2027-02-30",
        "{}",
        "[]",
    ),
    *(
        "${a}",
        "${a} +",
        "${nope} = 1",
        ". > 1",
        "../x = 1",
        "count(${r})",
        "instance('lista')/root/item",
        "../a",
    ),
    *(
        "text",
        "repeat",
        "matrix",
        "select_one lista",
        "select_one nope",
        "calculate",
        "range",
        "rank lista",
        "note",
    ),
)
_KEYS = (
    *(
        "relevant: ${a} = 1",
        "count: 1e9",
        "each: instance('lista')/root/item",
        "max_instances: -1",
        "default: today()",
    ),
    *(
        "calculation: ${x} + 1",
        "choice_filter: name = ${a}",
        "constraint: regex(., '(')",
        "title: x",
        "was: b",
    ),
    *(
        "audience: chosen",
        "required: yes",
        "retired: yes",
        "max_length: 0",
        "start: 1",
        "languages: [xx]",
        "save_to: x",
        "create_if: ${a} != ''",
        "entity_id: ${r}",
        "entity_label: ../x",
    ),
    *(
        "rows: []",
        "uses: [lista]",
        "choices_from: [/etc/passwd]",
        "hint: {sv: '${a} ${r} ${nope}'}",
        "? x",
        "a: *b",
    ),
)
_SKELETON = """id: p
version: "1"
title:
  sv: P
choices:
  lista:
    - name: k1
      label:
        sv: K1
sections:
  - name: s
    label:
      sv: S
    questions:
      - name: a
        type: select_multiple lista
        label:
          sv: A
        constraint: count-selected(.) < 3
      - name: r
        type: repeat
        label:
          sv: R
        count: count-selected(${a})
        questions:
          - name: x
            type: integer
            label:
              sv: X
            relevant: position(..) > 1
"""


def attempt(chance: random.Random) -> str:
    """Make a file's text; nothing but a DefinitionError may come of reading it."""
    seed = chance.choice(_seeds())
    if chance.random() < 0.3:
        return mutated(chance, seed, _PIECES)
    lines = seed.split("\n")
    for _ in range(chance.randint(1, 3)):
        _change_a_line(chance, lines)
    return "\n".join(lines)


def _change_a_line(chance: random.Random, lines: list[str]) -> None:
    at, other = chance.randrange(len(lines)), chance.choice(lines)
    key, colon, value = lines[at].partition(": ")
    match chance.randrange(7):
        case 0:
            lines[at] = key + colon + chance.choice(_VALUES)
        case 1:
            lines[at] = key + colon + other.partition(": ")[2]
        case 2:
            lines[at] = key + colon + mutated(chance, value, _PIECES)
        case 3:
            del lines[at : at + chance.choice([1, 1, 3])]
            lines.append("")
        case 4:
            indentation = lines[at][: len(lines[at]) - len(lines[at].lstrip(" -"))]
            lines.insert(at, indentation.replace("-", " ") + chance.choice(_KEYS))
        case 5:
            lines.insert(at, other)
        case _:
            lines[at] = chance.choice(["  ", ""]) + lines[at].removeprefix("  ")


def tried(text: str) -> None:
    """Read a file, and lint it; where it can be read, begin a response and look at all of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzz.yaml"
        path.write_bytes(_encoded(text))
        _, faults = lint_file(path)
        for it in faults:
            sentence(it, "sv"), sentence(it, "en")
        try:
            asked = read_definition(path)
        except DefinitionError as error:
            if not (error.faults and str(error) and faults):
                raise AssertionError("a DefinitionError without a fault") from error
            return
    fingerprint(asked)
    with suppress(ExpressionError):
        state = State(asked, Instance("svar"), now=MAY)
        state.defaults("svar"), state.missing(), state.violations(), state.submission()


def _encoded(text: str) -> bytes:
    """Write a text as files come: most in UTF-8, some with a BOM, some in another encoding."""
    match len(text) % 40:
        case 0:
            return text.encode("utf-16", "replace")
        case 1:
            return text.encode("latin-1", "replace")
        case 2:
            return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
        case _:
            return text.encode("utf-8", "surrogatepass")


@cache
def _seeds() -> list[str]:
    found = [
        path.read_text("utf-8", "replace")
        for it in _SEEDS
        for path in sorted(_ROOT.glob(it))
        if path.is_file()
    ]
    return [_SKELETON, *found]
