"""`python -m cli COMMAND`: what can be done from a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cli.check import FORMATS, run_check
from cli.compare import FORMATS as COMPARE_FORMATS
from cli.compare import run_compare
from cli.erase import run_erase
from cli.keeping import REFUSALS, add_keeping
from cli.publish import run_publish
from cli.schema import run_schema
from cli.staff_link import run_staff_link
from cli.workbooks import add_workbooks
from i18n import LANGUAGES, text
from questionnaires import DefinitionError
from storage import StorageError
from use_cases.desk import Desk
from use_cases.faults import lines
from use_cases.settings import open_desk, read_settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

Command = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="python -m cli", description=text("cli.about", LANGUAGES[0])
    )
    commands = made.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help=text("cli.demo", LANGUAGES[0]))
    demo.add_argument("--organisations", type=int, default=60, help=text("cli.many", LANGUAGES[0]))
    demo.set_defaults(run=at_desk(_run_demo))
    link = commands.add_parser("staff-link", help=text("cli.staff_link", LANGUAGES[0]))
    link.set_defaults(run=at_desk(run_staff_link))
    erase = commands.add_parser("erase", help=text("cli.erase", LANGUAGES[0]))
    said = text("cli.dry_run", LANGUAGES[0])
    erase.add_argument("--dry-run", action="store_true", help=said)
    erase.set_defaults(run=at_desk(run_erase))
    schema = commands.add_parser("schema", help=text("cli.schema", LANGUAGES[0]))
    schema.set_defaults(run=run_schema)
    add_check(commands)
    add_compare(commands)
    add_publish(commands)
    add_workbooks(commands)
    add_keeping(commands)
    return made


def add_check(commands: Subparsers) -> None:
    """Add `check`, which opens no store."""
    check = commands.add_parser("check", help=text("cli.check", LANGUAGES[0]))
    check.add_argument("files", nargs="+", metavar="FILE", type=Path)
    check.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    check.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    check.set_defaults(run=run_check)


def add_compare(commands: Subparsers) -> None:
    """Add `compare`, which opens no store."""
    made = commands.add_parser("compare", help=text("cli.compare", LANGUAGES[0]))
    made.add_argument("old", metavar="OLD", type=Path)
    made.add_argument("new", metavar="NEW", type=Path)
    made.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    made.add_argument("--format", choices=COMPARE_FORMATS, default=COMPARE_FORMATS[0])
    made.set_defaults(run=run_compare)


def add_publish(commands: Subparsers) -> None:
    """Add `publish`, which keeps a version in the store."""
    made = commands.add_parser("publish", help=text("cli.publish", LANGUAGES[0]))
    made.add_argument("file", metavar="FILE", type=Path)
    made.add_argument("--note", metavar="TEXT", default="", help=text("cli.note", LANGUAGES[0]))
    made.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    made.set_defaults(run=at_desk(run_publish))


def at_desk(run: Callable[[Desk, argparse.Namespace], int]) -> Command:
    """Make a command that opens the store, the questionnaires and the programme only when it runs."""

    def command(asked: argparse.Namespace) -> int:
        desk = open_desk(read_settings())
        with closing(desk.store):
            return run(desk, asked)

    return command


def _run_demo(desk: Desk, asked: argparse.Namespace) -> int:
    from cli.demo import run_demo  # noqa: PLC0415 - brings charts and documents, a second to import

    return run_demo(desk, asked)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 when it was done, 1 when not, with the reason in one sentence."""
    asked = parser().parse_args(arguments)
    run: Command = asked.run
    try:
        return run(asked)
    except DefinitionError as error:
        print(lines(error, getattr(asked, "language", LANGUAGES[0])), file=sys.stderr)
    except StorageError as error:
        known = REFUSALS.get(type(error))
        said = text(f"keeping.refused.{known}", LANGUAGES[0]) if known else ""
        print(f"{said} ({error})" if said else error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
