"""`python -m cli COMMAND`: what can be done from a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from cli.demo import run_demo
from cli.staff_link import run_staff_link
from i18n import LANGUAGES, text
from questionnaires import DefinitionError
from storage import StorageError
from use_cases.desk import Desk
from use_cases.settings import open_desk, read_settings

Command = Callable[[Desk, argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="python -m cli", description=text("cli.about", LANGUAGES[0])
    )
    commands = made.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help=text("cli.demo", LANGUAGES[0]))
    demo.add_argument("--organisations", type=int, default=60, help=text("cli.many", LANGUAGES[0]))
    demo.set_defaults(run=run_demo)
    link = commands.add_parser("staff-link", help=text("cli.staff_link", LANGUAGES[0]))
    link.set_defaults(run=run_staff_link)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 when it was done, 1 when not, with the reason in one sentence."""
    asked = parser().parse_args(arguments)
    run: Command = asked.run
    try:
        return run(open_desk(read_settings()), asked)
    except (StorageError, DefinitionError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
