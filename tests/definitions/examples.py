"""The examples of faults: files that fail, named CODE__what_is_wrong.yaml, and the same mended."""

from __future__ import annotations

from pathlib import Path

from questionnaires import Fault
from questionnaires.lint import CHECKS, READING
from use_cases.checking import check_files

HERE = Path(__file__).parent
FAILING = sorted(it for it in (HERE / "invalid").iterdir() if "+" not in it.name)
PASSING = sorted((HERE / "valid").iterdir())
CODES = sorted({*CHECKS, *(kind.partition(".")[0] for kind in READING)})


def code_of(path: Path) -> str:
    """Give the code that a file's name says."""
    return path.name.partition("__")[0]


def place_of(path: Path) -> tuple[int, int]:
    """Give the line and column that a failing file's first line says, `# 14:9`."""
    if not path.is_file():
        return 1, 1
    line, _, column = path.read_bytes().splitlines()[0].decode("ascii")[2:].partition(":")
    return int(line), int(column)


def check(path: Path) -> tuple[Fault, ...]:
    """Check a file together with those it is wrong beside, which end in `+`."""
    return check_files([*sorted(path.parent.glob(f"{path.stem}+*")), path])


def passing(path: Path) -> Path:
    """Give the file in which a failing one is mended."""
    return HERE / "valid" / path.name
