"""The checks, each with its code and level; one function for each kind of fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from questionnaires.faults import Level
from questionnaires.lint.subject import Found, Subject

Find = Callable[[Subject], Iterator[Found]]


@dataclass(frozen=True)
class Check:
    """One kind of fault: how to find it, and how much it matters."""

    code: str
    level: Level
    find: Find
    of_lists: bool  # whether it is about choice lists alone, and so for files of these as well


CHECKS: dict[str, Check] = {}


def check(code: str, level: Level = "warning", *, of_lists: bool = False) -> Callable[[Find], Find]:
    """Register the function below as the one that finds a kind of fault."""

    def register(find: Find) -> Find:
        CHECKS[code] = Check(code, level, find, of_lists)
        return find

    return register
