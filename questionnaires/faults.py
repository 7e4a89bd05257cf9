"""What is wrong in a definition: every fault at once, each with its place and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file; lines and columns are counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Fault:
    """One thing to mend; the code never changes, the message may become better."""

    code: str
    message: str
    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Give one line, in the form that editors turn into a link."""
        return f"{self.file}:{self.line}:{self.column}: {self.message} [{self.code}]"


class DefinitionError(ValueError):
    """A definition that cannot be used, with all that is wrong in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order of the files' lines."""
        self.faults = tuple(sorted(faults, key=lambda it: (it.file, it.line, it.column)))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class Faults:
    """The faults found so far in one file."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, code: str, message: str, mark: Mark) -> None:
        """Note one more fault; the same one twice is noted once."""
        fault = Fault(code, message, self.file, mark.line, mark.column)
        if fault not in self.found:
            self.found.append(fault)

    def stop(self, code: str, message: str, mark: Mark) -> DefinitionError:
        """Note a fault after which nothing can be read; the error to raise, with all faults."""
        self.add(code, message, mark)
        return DefinitionError(self.found)


def likeliest(word: str, known: Iterable[str]) -> str:
    """Ask about the known word that is most like a word, as the end of a message; "" if none is."""
    by_lower = {it.lower(): it for it in known}
    near = get_close_matches(word[:64].lower(), by_lower, 1)
    return f" Did you mean `{by_lower[near[0]]}`?" if near else ""
