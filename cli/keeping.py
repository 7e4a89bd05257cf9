"""`copy`, `backup`, `restore`, `verify` and `recount`: looking after what is kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from i18n import LANGUAGES, plural, show_number, text
from storage import (
    BadChecksum,
    Busy,
    Flaw,
    NewerDatabase,
    NotADatabase,
    NotEmpty,
    NotThere,
    NotWritable,
    OlderDatabase,
    StorageError,
    Unequal,
    UnknownAddress,
    Unreachable,
)
from use_cases.desk import utc_now
from use_cases.keeping import back_up, copy_database, recount, restore, verify
from use_cases.settings import read_settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

REFUSALS: dict[type[StorageError], str] = {
    BadChecksum: "checksum",
    Busy: "busy",
    NewerDatabase: "newer",
    NotADatabase: "damaged",
    NotEmpty: "not_empty",
    NotThere: "not_there",
    NotWritable: "not_writable",
    OlderDatabase: "older",
    Unequal: "unequal",
    UnknownAddress: "address",
    Unreachable: "unreachable",
}
_MOST = 1000  # flaws of one run that are printed; nobody reads more


def add_keeping(commands: Subparsers) -> None:
    """Add them; none opens the store before it runs."""
    copying = commands.add_parser("copy", help=text("cli.copy", LANGUAGES[0]))
    copying.add_argument("source", metavar="SOURCE")
    copying.add_argument("target", metavar="TARGET")
    copying.set_defaults(run=refusing(run_copy))
    saving = commands.add_parser("backup", help=text("cli.backup", LANGUAGES[0]))
    saving.add_argument("file", metavar="FILE", nargs="?", type=Path)
    saving.set_defaults(run=refusing(run_backup))
    restoring = commands.add_parser("restore", help=text("cli.restore", LANGUAGES[0]))
    restoring.add_argument("file", metavar="FILE", type=Path)
    restoring.add_argument("--to", metavar="URL", help=text("cli.restore_to", LANGUAGES[0]))
    said = text("cli.restore_replace", LANGUAGES[0])
    restoring.add_argument("--replace", action="store_true", help=said)
    restoring.set_defaults(run=refusing(run_restore))
    verifying = commands.add_parser("verify", help=text("cli.verify", LANGUAGES[0]))
    verifying.add_argument("what", metavar="URL|FILE", nargs="?")
    verifying.set_defaults(run=refusing(run_verify))
    counting = commands.add_parser("recount", help=text("cli.recount", LANGUAGES[0]))
    counting.set_defaults(run=refusing(run_recount))
    for command in (copying, saving, restoring, verifying, counting):
        command.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def refusing(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Make a command that says in one sentence why nothing was done; what has none is passed on."""

    def command(asked: argparse.Namespace) -> int:
        try:
            return run(asked)
        except StorageError as error:
            if type(error) not in REFUSALS:
                raise
            print(text(f"keeping.refused.{REFUSALS[type(error)]}", asked.language), file=sys.stderr)
            return 1

    return command


def run_copy(asked: argparse.Namespace) -> int:
    """Copy, and print what both databases hold."""
    proofs = copy_database(asked.source, asked.target)
    for it in proofs:
        print(f"{it.table:<20}{show_number(it.rows, asked.language):>12}  {it.digest}")
    rows = show_number(sum(it.rows for it in proofs), asked.language)
    print(text("keeping.copied", asked.language, tables=len(proofs), rows=rows))
    return 0


def run_backup(asked: argparse.Namespace) -> int:
    """Make a backup, and print where it is; 1 if there is something wrong in what it holds."""
    kept = back_up(read_settings().database, asked.file, utc_now())
    size = show_number(round(kept.size / 1_000_000, 1), asked.language)
    print(text("keeping.backed_up", asked.language, file=kept.file, size=size))
    return _tell(kept.flaws, asked.language)


def run_restore(asked: argparse.Namespace) -> int:
    """Restore, and print where what was there before is; 1 if there is something wrong in it."""
    target = asked.to or read_settings().database
    kept = restore(asked.file, target, utc_now(), replace=asked.replace)
    print(text("keeping.restored", asked.language, file=kept.file))
    if kept.before:
        print(text("keeping.kept_before", asked.language, file=kept.before))
    return _tell(kept.flaws, asked.language)


def run_verify(asked: argparse.Namespace) -> int:
    """Print all that is wrong; 1 if anything is."""
    return _tell(verify(asked.what or read_settings().database), asked.language)


def _tell(flaws: Sequence[Flaw], language: str) -> int:
    for flaw in flaws[:_MOST]:
        print(text(f"flaw.{flaw.kind}", language, **flaw.values))
    if flaws:
        print(plural("keeping.flaws", language, len(flaws)), file=sys.stderr)
        return 1
    print(text("keeping.sound", language))
    return 0


def run_recount(asked: argparse.Namespace) -> int:
    """Work out every sum again."""
    recount(read_settings().database)
    print(text("keeping.recounted", asked.language))
    return 0
