"""The shared picture: the figures of the county, over each response's latest submission."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from access import Action, Session
from i18n import LANGUAGES, text
from questionnaires import Choice, Offering, Repeat
from reports import Basis, Measure, Summary, count, cross, merged, ranked
from storage import Cell, Column
from use_cases.desk import Desk
from use_cases.permission import demand
from use_cases.rounds import Comparability, comparability

TYPE = Column("anslutning", "org_typ")
GROUP = "group"  # the column of a type of organisation that names its group


@dataclass(frozen=True)
class Figure:
    """One figure of the shared picture: what is counted, by what, and how it is drawn."""

    name: str  # its title is the catalogue's `picture.NAME`
    unit: str
    question: Column
    by: Column | None = None
    measure: Measure = "instances"
    by_group: bool = False  # types of organisation are put together in the strategy's groups


PICTURE = (
    Figure("joined", "organisation", TYPE, measure="organisations"),
    Figure(
        "stages",
        "contribution",
        Column("sjalvbeskrivning", "i_delmal"),
        Column("sjalvbeskrivning", "i_skede"),
    ),
    Figure(
        "goals_by_group",
        "contribution",
        Column("sjalvbeskrivning", "i_delmal"),
        TYPE,
        by_group=True,
    ),
    Figure("areas", "contribution", Column("sjalvbeskrivning", "i_problem")),
    Figure("development", "development", Column("sjalvbeskrivning", "u_delmal")),
    Figure(
        "wishes",
        "wish",
        Column("sjalvbeskrivning", "s_delmal"),
        Column("sjalvbeskrivning", "s_roll"),
    ),
    Figure(
        "support",
        "organisation",
        Column("sjalvbeskrivning", "stod_behov"),
        measure="organisations",
    ),
)


def picture_version(desk: Desk, session: Session | None) -> int:
    """Return a number that changes with every submission; one cheap read. Raises NotAllowed."""
    demand(session, Action.READ_COUNTS)
    return desk.store.submission_count()


def shared_picture(desk: Desk, session: Session | None) -> list[tuple[Figure, Summary]]:
    """Return every figure with its summary, nothing suppressed: for staff's own eyes only.

    Raises NotAllowed. A figure whose questionnaire cannot be served is left out.
    """
    demand(session, Action.READ_COUNTS)
    return [(figure, summary(desk, figure)) for figure in pictured(desk)]


def cautions(desk: Desk, session: Session | None) -> dict[str, list[Comparability]]:
    """Return, by figure, the questions whose words or choices differ among the versions answered.

    Raises NotAllowed.
    """
    demand(session, Action.READ_COUNTS)
    columns = {figure.name: _columns(figure) for figure in pictured(desk)}
    asked = {column.questionnaire for it in columns.values() for column in it}
    found = {name: comparability(desk, name) for name in asked}
    return {
        figure: [
            known
            for column in of_it
            if (known := found[column.questionnaire].get(column.question)) and known.is_flagged
        ]
        for figure, of_it in columns.items()
    }


def summary(desk: Desk, figure: Figure) -> Summary:
    """Count one figure in the database."""
    by = desk.through_versions(figure.by) if figure.by else None
    cells = desk.store.counts(desk.through_versions(figure.question), by)
    rows = _choices(desk, figure.question)
    basis = _basis(desk, figure)
    if figure.by is None:
        return _in_order(figure)(count(cells, rows, basis))
    if figure.by_group:
        groups = merged(cells, _groups(desk, figure.by))
        return cross(groups, rows, _group_choices(desk), basis, exclusive=True)
    return cross(cells, rows, _choices(desk, figure.by), basis, exclusive=True)


def pictured(desk: Desk) -> list[Figure]:
    """Return the figures whose questionnaires can be served."""
    served = desk.library.questionnaires
    return [it for it in PICTURE if all(c.questionnaire in served for c in _columns(it))]


def _columns(figure: Figure) -> list[Column]:
    return [column for column in (figure.question, figure.by) if column is not None]


def _in_order(figure: Figure) -> Callable[..., Summary]:
    """Goals and areas keep their order, so that the empty ones are seen in their place."""
    return (lambda found: found) if figure.name == "areas" else ranked


def _basis(desk: Desk, figure: Figure) -> Basis:
    """Tell what figures stand on; an instance that did not answer is missing, not zero."""
    cells = desk.store.answered(desk.through_versions(figure.question))
    instances, organisations = _of(cells)
    return Basis(
        subject={code: text(f"picture.{figure.name}", code) for code in LANGUAGES},
        unit=figure.unit,
        base=organisations if figure.measure == "organisations" else instances,
        organisations=organisations,
        missing=_asked(desk, figure) - instances if figure.measure == "instances" else 0,
        measure=figure.measure,
    )


def _asked(desk: Desk, figure: Figure) -> int:
    """Return how many instances there are of the repeat that the figure's question stands in."""
    questionnaire = desk.questionnaire(figure.question.questionnaire)
    around = next(
        above for item, above in questionnaire.walk() if item.name == figure.question.question
    )
    repeat = next(a.name for a in reversed(around) if isinstance(a, Repeat))
    column = desk.through_versions(Column(questionnaire.id, repeat))
    return _of(desk.store.answered(column))[0]


def _of(cells: list[Cell]) -> tuple[int, int]:
    return sum(c.instances for c in cells), sum(c.organisations for c in cells)


def _choices(desk: Desk, column: Column) -> tuple[Choice, ...]:
    questionnaire = desk.questionnaire(column.questionnaire)
    item = questionnaire.items[column.question]
    return questionnaire.choices[item.choices] if isinstance(item, Offering) else ()


def _groups(desk: Desk, column: Column) -> dict[str, str]:
    return {c.name: c.columns.get(GROUP, c.name) for c in _choices(desk, column)}


def _group_choices(desk: Desk) -> tuple[Choice, ...]:
    return tuple(Choice(name=a.name, label=a.label) for a in desk.programme.addressees)
