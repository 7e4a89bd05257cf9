"""What is wrong in a definition: every fault at once, each with its place; its words are i18n's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning"]
"""An error makes a definition unusable or wrong; a warning is about what people will meet."""

MOST = 1000  # faults that are kept of one file; nobody mends more at once


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file; lines and columns are counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Fault:
    """One thing to mend: a code that never changes, and the values that its sentence is about."""

    kind: str  # the sentence: `wrong_value.integer` is one of those of the code `wrong_value`
    file: str
    line: int
    column: int
    values: Mapping[str, str] = field(default_factory=dict)
    level: Level = "error"

    @property
    def code(self) -> str:
        """Its code, by which it is documented."""
        return self.kind.partition(".")[0]

    @property
    def place(self) -> str:
        """Where it is, in the form that editors turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"

    def __str__(self) -> str:
        """Give one line without a language: the place, the code and what it is about."""
        about = ", ".join(f"{key} `{value}`" for key, value in self.values.items() if value)
        return f"{self.place}: {self.kind}{about and ': '}{about} [{self.code}]"


class DefinitionError(ValueError):
    """A definition that cannot be used, with all that is wrong in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order of the files' lines."""
        self.faults = in_order(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class Faults:
    """The faults found so far in one file."""

    file: str
    found: list[Fault] = field(default_factory=list)
    _known: set[tuple[object, ...]] = field(default_factory=set)

    def note(self, kind: str, mark: Mark, **values: object) -> None:
        """Note one more fault; the same one twice is noted once."""
        said = {key: str(value) for key, value in values.items()}
        known = (kind, mark, *said.items())
        if known not in self._known and len(self.found) < MOST:
            self._known.add(known)
            self.found.append(Fault(kind, self.file, mark.line, mark.column, said))

    def stop(self, kind: str, mark: Mark, **values: object) -> DefinitionError:
        """Note a fault after which nothing can be read; the error to raise, with all faults."""
        self.note(kind, mark, **values)
        return DefinitionError(self.found)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sort faults by file, line and column."""
    return tuple(sorted(faults, key=lambda it: (it.file, it.line, it.column)))


def likeliest(word: str, known: Iterable[str]) -> str:
    """Give the known word that is most like a word; "" if none is."""
    by_lower = {it.lower(): it for it in known}
    near = get_close_matches(word[:64].lower(), by_lower, 1)
    return by_lower[near[0]] if near else ""
