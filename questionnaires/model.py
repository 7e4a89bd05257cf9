"""What a questionnaire is: sections of questions, the choices they offer, and the words people read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = Mapping[str, str]
"""One text in each language, by language code; the questionnaire says which is the fallback."""

Name = Annotated[str, Field(pattern=r"^[^\W\d][\w.\-]*$", max_length=64)]
Side = Literal["organisation", "county"]
Audience = Literal["public", "joined", "county", "contact", "chosen", "notes"]


class Part(BaseModel):
    """A part of a definition: it never changes, and it takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Part):
    """One thing to choose; its name is stored and never gets another meaning (XLSForm `choices`)."""

    name: str
    label: Words
    retired: bool = False
    exclusive: bool = False  # it stands alone: "none of these"
    was: str = ""  # its name in the version before
    columns: Mapping[str, str] = {}  # what choice filters and reports look at: `group`, `order` …


class Asked(Part):
    """What every question has in common (XLSForm's columns of the same names)."""

    name: Name
    number: str = ""  # the number that people quote, "B3.4"; never reused
    label: Words = {}
    hint: Words = {}
    guidance_hint: Words = {}  # more help, for who asks for it
    relevant: str = ""
    required: str = ""  # yes, no or an expression; "" is no
    required_message: Words = {}
    constraint: str = ""
    constraint_message: Words = {}
    constraint_level: Literal["error", "warning"] = "error"
    default: str = ""  # an expression, evaluated once: when the response or the instance begins
    carried_from: str = ""  # LIST or LIST/PROPERTY: the default is what a record has there
    read_only: str = ""
    save_to: str = ""  # the property of the record around that keeps the answer
    appearance: str = ""
    audience: Audience = "county"
    audience_by: str = ""  # the question whose answer decides, where the audience is `chosen`
    was: str = ""  # its name in the version before


class Offering(Asked):
    """A question that offers the choices of a list: one in the questionnaire, or a record list."""

    choices: Name
    choice_filter: str = ""


class SelectOne(Offering):
    """One choice (`select_one LIST`); the answer is the choice's name."""

    type: Literal["select_one"] = "select_one"

    @property
    def minimal(self) -> bool:
        """Whether its choices stand in a list that opens (XLSForm `appearance: minimal`)."""
        return "minimal" in self.appearance.split()


class SelectMultiple(Offering):
    """Any number of choices (`select_multiple LIST`); the answer is a list of their names."""

    type: Literal["select_multiple"] = "select_multiple"
    min_selected: int = 0  # of an answer; whether there must be one is said by `required`
    max_selected: int = 0  # 0: no limit
    or_other: bool = False  # the answer may also hold texts that are no choice's name


class Rank(Offering):
    """All choices in an order (`rank LIST`); the answer is a list of their names, first to last."""

    type: Literal["rank"] = "rank"


class Text(Asked):
    """Words; `appearance: multiline` gives room for several lines."""

    type: Literal["text"] = "text"
    format: Literal["plain", "email", "url", "phone", "organisation_number"] = "plain"
    min_length: int = 0  # characters of an answer
    max_length: int = 0  # characters; 0: no limit but the engine's own

    @property
    def multiline(self) -> bool:
        """Whether it gives room for several lines."""
        return "multiline" in self.appearance.split()


class Integer(Asked):
    """A whole number."""

    type: Literal["integer"] = "integer"


class Decimal(Asked):
    """A number that may have decimals."""

    type: Literal["decimal"] = "decimal"


class Range(Asked):
    """A number on a scale from `start` to `end` in steps of `step` (XLSForm `range`)."""

    type: Literal["range"] = "range"
    start: float
    end: float
    step: float = 1


class Date(Asked):
    """A calendar date, stored YYYY-MM-DD; `appearance: month-year` asks for a month (the 1st is stored)."""

    type: Literal["date"] = "date"

    @property
    def month_only(self) -> bool:
        """Whether it asks for a month and year only."""
        return "month-year" in self.appearance.split()


class Time(Asked):
    """A time of day, stored HH:MM on a clock of 24 hours."""

    type: Literal["time"] = "time"


class Row(Part):
    """One row of a matrix: it has an answer of its own under its own name."""

    name: Name
    label: Words
    was: str = ""


class Matrix(Offering):
    """Rows that share one choice list (DDI QuestionGrid); each row's answer is a choice's name."""

    type: Literal["matrix"] = "matrix"
    rows: tuple[Row, ...]


class Acknowledge(Asked):
    """A statement to agree to; the answer is "OK" (XLSForm `acknowledge`)."""

    type: Literal["acknowledge"] = "acknowledge"


class Note(Asked):
    """Words to read; it has no answer."""

    type: Literal["note"] = "note"


class Calculate(Asked):
    """An answer that is worked out and never shown (XLSForm `calculate`)."""

    type: Literal["calculate"] = "calculate"
    calculation: str


_Kinds = (
    SelectOne
    | SelectMultiple
    | Rank
    | Text
    | Integer
    | Decimal
    | Range
    | Date
    | Time
    | Matrix
    | Acknowledge
    | Note
    | Calculate
)
Question = Annotated[_Kinds, Field(discriminator="type")]
"""The closed set of question types: who matches on it is told by mypy when one is added."""


class Group(Part):
    """Questions that belong together and share a condition; it holds no answer of its own."""

    type: Literal["group"] = "group"
    name: Name
    label: Words = {}
    hint: Words = {}
    relevant: str = ""
    questions: tuple[Item, ...]


class Repeat(Part):
    """Questions asked once for each instance: added by people, counted, or one for each record."""

    type: Literal["repeat"] = "repeat"
    name: Name
    label: Words = {}  # one instance: "Insats"
    hint: Words = {}
    relevant: str = ""
    each: str = ""  # a node set, instance('delmal')/root/item: one instance for each record
    count: str = ""  # so many instances
    max_instances: int = 0  # 0: no limit but the engine's own
    title: str = ""  # the question whose answer names an instance on a card
    save_to: str = ""  # the record list that instances continue in, through the years
    entity_id: str = (
        ""  # the record that an instance is about; "": the one it continues, or a new one
    )
    create_if: str = ""  # an expression: whether a record may be created (ODK Entities)
    update_if: str = ""  # an expression: whether a record that there is may be updated
    entity_label: str = ""  # an expression: what the record is called; "": as the instance is
    was: str = ""  # its name in the version before
    questions: tuple[Item, ...]

    @property
    def grown_by_people(self) -> bool:
        """Whether people add and remove the instances themselves."""
        return not self.each and not self.count


Item = Annotated[_Kinds | Group | Repeat, Field(discriminator="type")]


class Section(Part):
    """Part shown together, one step at a time; a section is a group at the top (ONS `section`)."""

    name: Name
    label: Words
    hint: Words = {}
    relevant: str = ""
    filled_by: Side = "organisation"
    questions: tuple[Item, ...]


class Questionnaire(Part):
    """What is asked, as a whole, in one published version."""

    id: Name
    version: str
    title: Words
    hint: Words = {}
    after: Words = {}  # what happens once it is sent
    minutes: str = ""  # how long it takes, "5–10"
    languages: tuple[str, ...] = ("sv", "en")
    default_language: str = ""  # stands in where another lacks a text; "": the first
    uses: tuple[Name, ...] = ()  # the record lists that it reads: instance('name')
    save_to: str = ""  # the record list in which each response is a record
    entity_id: str = ""  # as of a repeat, and so the three below
    create_if: str = ""
    update_if: str = ""
    entity_label: str = ""
    choices: Mapping[str, tuple[Choice, ...]] = {}
    sections: tuple[Section, ...]

    @property
    def fallback(self) -> str:
        """The language that stands in where another lacks a text."""
        return self.default_language or self.languages[0]

    def walk(self) -> Iterator[tuple[Item, tuple[Section | Group | Repeat, ...]]]:
        """Every question, group and repeat, in the order asked, with what is around it, outermost first."""

        def inside(
            items: tuple[Item, ...], above: tuple[Section | Group | Repeat, ...]
        ) -> Iterator[tuple[Item, tuple[Section | Group | Repeat, ...]]]:
            for item in items:
                yield item, above
                if isinstance(item, Group | Repeat):
                    yield from inside(item.questions, (*above, item))

        for section in self.sections:
            yield from inside(section.questions, (section,))

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every question, group and repeat by its name; a matrix row leads to its matrix."""
        found: dict[str, Item] = {}
        for item, _ in self.walk():
            found[item.name] = item
            if isinstance(item, Matrix):
                found |= dict.fromkeys((row.name for row in item.rows), item)
        return found


Group.model_rebuild()
Repeat.model_rebuild()
Section.model_rebuild()
Questionnaire.model_rebuild()
