"""A database full of made-up responses, in bulk: half as many organisations, each in two years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from storage import Column, Crossing
from storage.engine import Engine, Row, Sql

MAIN, JOINING = "matning", "anslutning"
YEARS = ("2026", "2027")
ONES = [f"en_{number:02}" for number in range(60)]
SEVERAL = [f"flera_{number:02}" for number in range(20)]
NUMBERS = [f"tal_{number:02}" for number in range(30)]
WITHIN = [f"insats_{number:02}" for number in range(10)]
REPEAT = "insats"
TEXTS = 20  # answers that are not counted, so nothing of them is kept here
ANSWERS = len(ONES) + len(SEVERAL) + len(NUMBERS) + TEXTS + 2 * len(WITHIN)

TYPE, SIZE, PLACE = (Column(JOINING, name) for name in ("typ", "storlek", "kommun"))
TYPES = [f"typ_{number:02}" for number in range(12)]
SIZES = [f"s{number}" for number in range(5)]
PLACES = [f"k{number:02}" for number in range(10)]
CHOICES = [f"val_{number}" for number in range(6)]
AT_ONCE = 500  # organisations in one transaction

ORGANISATION = "INSERT INTO organisation (id, name, added_at) VALUES (:id, :id, '2026-01-01')"
RESPONSE = """
INSERT INTO response (id, organisation_id, questionnaire, version, fingerprint, round, status, root,
  begun_at, saved_at, event_key)
VALUES (:id, :organisation, :questionnaire, '1', 'f', :round, 'submitted', :id, :round, :round, '')
"""
SUBMISSION = """
INSERT INTO submission (response_id, number, version, fingerprint, revision, digest, sent_at,
  document)
VALUES (:id, 1, '1', 'f', 1, '', :round, '{}')
"""
VALUE = """
INSERT INTO submitted_value (response_id, question, path, value, instance_id, repeat)
VALUES (:response, :question, :path, :value, :path, :repeat)
"""


def questions() -> list[Column]:
    """Give every counted question: 150 answers less the texts, the repeat, and who answers."""
    main = [*ONES, *SEVERAL, *NUMBERS, REPEAT, *WITHIN]
    return [*(Column(MAIN, name) for name in main), TYPE, SIZE, PLACE]


def selects() -> list[Column]:
    """Give the questions with choices, for which there is a chart by type of organisation."""
    return [Column(MAIN, name) for name in (*ONES, *SEVERAL, *WITHIN)]


def crossings() -> list[Crossing]:
    """Give what is kept: every question alone, and each with choices by type of organisation."""
    return [
        *(Crossing(it) for it in questions()),
        *(Crossing(it, TYPE) for it in selects()),
        Crossing(Column(MAIN, WITHIN[0]), Column(MAIN, WITHIN[1])),
    ]


def fill(engine: Engine, responses: int) -> None:
    """Put so many responses to the large questionnaire into an empty database."""
    organisations = range(max(responses // len(YEARS), 1))
    for begin in range(0, len(organisations), AT_ONCE):
        engine.write(_work(organisations[begin : begin + AT_ONCE]))


def _work(numbers: range) -> Callable[[Sql], None]:
    def work(sql: Sql) -> None:
        heads = [head for number in numbers for head in _heads(number)]
        sql.many(ORGANISATION, [{"id": f"o{number:07}"} for number in numbers])
        sql.many(RESPONSE, heads)
        sql.many(SUBMISSION, [{"id": it["id"], "round": it["round"]} for it in heads])
        sql.many(VALUE, [value for head in heads for value in _values(head)])

    return work


def _heads(number: int) -> list[Row]:
    """Give the responses of one organisation: how it joined, and one for each year."""
    asked = [(JOINING, YEARS[0]), *((MAIN, year) for year in YEARS)]
    return [
        {
            "id": f"r{number:07}-{questionnaire[0]}{year}",
            "organisation": f"o{number:07}",
            "questionnaire": questionnaire,
            "round": year,
        }
        for questionnaire, year in asked
    ]


def _values(head: Row) -> Iterator[Row]:
    """Give the values of one response, the same every time."""
    drawn = Random(head["id"])  # noqa: S311 -- no secret
    given = _joining(drawn) if head["questionnaire"] == JOINING else _root(drawn)
    for question, value in given:
        yield _value(head["id"], question, head["id"], value)
    if head["questionnaire"] == MAIN:
        for ordinal in range(2):
            path = f"{head['id']}/i{ordinal}-{head['id']}"
            yield _value(head["id"], REPEAT, path, "", REPEAT)
            for name in WITHIN:
                yield _value(head["id"], name, path, drawn.choice(CHOICES), REPEAT)


def _joining(drawn: Random) -> Iterator[tuple[str, str]]:
    """Give what an organisation says when it joins."""
    for column, choices in ((TYPE, TYPES), (SIZE, SIZES), (PLACE, PLACES)):
        yield column.question, drawn.choice(choices)


def _root(drawn: Random) -> Iterator[tuple[str, str]]:
    """Give the answers outside the repeat, with a pair for each choice of several."""
    for name in ONES:
        yield name, drawn.choice(CHOICES)
    for name in SEVERAL:
        for value in drawn.sample(CHOICES, drawn.randint(1, 3)):
            yield name, value
    for name in NUMBERS:
        yield name, str(drawn.randint(0, 50))


def _value(response: str, question: str, path: str, value: str, repeat: str = "") -> Row:
    return {
        "response": response,
        "question": question,
        "path": path,
        "value": value,
        "repeat": repeat,
    }
