"""The named parts of a version, as two versions are held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.expressions_of import Asking
from questionnaires.model import Choice, Group, Matrix, Questionnaire, Repeat, Row, Section

Around = tuple[Section | Group | Repeat | Matrix, ...]


@dataclass(frozen=True)
class Placed:
    """A section, group, repeat, question or matrix row, and what is around it, outermost first."""

    part: Asking
    around: Around

    @property
    def name(self) -> str:
        """Its name, which is its identity through the versions."""
        return self.part.name

    @property
    def was(self) -> str:
        """Its name in the version before, where it says so."""
        return str(getattr(self.part, "was", ""))

    @property
    def kind(self) -> str:
        """The type of its answer: of a row `select_one`; "section" of a section."""
        if isinstance(self.part, Row):
            return "select_one"
        return "section" if isinstance(self.part, Section) else self.part.type

    @property
    def repeat(self) -> str:
        """The repeat whose instances hold its answer; "" is the response itself."""
        return next((it.name for it in reversed(self.around) if isinstance(it, Repeat)), "")

    @property
    def conditions(self) -> list[str]:
        """The conditions around it that decide whether it is asked, besides its own."""
        return [it.relevant for it in self.around if it.relevant]

    @property
    def list_name(self) -> str:
        """The list that it offers; "" if it offers none."""
        asking = self.around[-1] if isinstance(self.part, Row) else self.part
        return str(getattr(asking, "choices", ""))


def placed_in(questionnaire: Questionnaire) -> dict[str, Placed]:
    """Give every named part of a questionnaire by name, in the order asked."""
    return {it.name: it for it in _walk(questionnaire)}


def offered(questionnaire: Questionnaire, placed: Placed) -> tuple[Choice, ...] | None:
    """Give the choices that a part offers; None if it offers none, or records."""
    return questionnaire.choices.get(placed.list_name)


def _walk(questionnaire: Questionnaire) -> Iterator[Placed]:
    begun: set[str] = set()
    for item, above in questionnaire.walk():
        if above[0].name not in begun:
            begun.add(above[0].name)
            yield Placed(above[0], ())  # a section stands before what it asks
        yield Placed(item, above)
        if isinstance(item, Matrix):
            for row in item.rows:
                yield Placed(row, (*above, item))
