"""All answers as tables to take away: drafts never, contact data never."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from access import Action, Session
from programme import Submission
from questionnaires import Group, Questionnaire, Record, Repeat
from questionnaires.versions import History, union_of, variables_of
from reports.codebook import codebook
from reports.columns import KEPT_OUT
from reports.csv_file import Table, csv_file
from reports.tables import tables_of as tables_made_of
from use_cases.desk import Desk
from use_cases.lists import ORGANISATIONS
from use_cases.permission import demand

CODEBOOK = "kodbok"
"""What the file that tells of the tables is called, after the questionnaire."""


def answered(desk: Desk, session: Session | None) -> list[str]:
    """Return the ids of the questionnaires that anything was sent of; raises NotAllowed."""
    demand(session, Action.EXPORT)
    sent = {submission.questionnaire for submission in desk.store.submissions()}
    return [name for name in desk.library.questionnaires if name in sent]


def everything_asked(desk: Desk, questionnaire_id: str) -> Questionnaire:
    """Return all that any version of a questionnaire asked, which the tables have columns for."""
    return union_of(desk.history(questionnaire_id))


def tables_of(desk: Desk, questionnaire_id: str) -> list[str]:
    """Return the names of the tables that a questionnaire's answers make: "" and its repeats."""
    walk = everything_asked(desk, questionnaire_id).walk()
    return ["", *(item.name for item, _ in walk if isinstance(item, Repeat))]


def file_name(questionnaire_id: str, table: str) -> str:
    """Return what the file of a table is called."""
    return f"{'-'.join(filter(None, (questionnaire_id, table)))}.csv"


def export(desk: Desk, session: Session | None, questionnaire_id: str, table: str) -> bytes:
    """Return one table of all that was sent of a questionnaire as CSV; raises NotAllowed.

    What was sent in an earlier version stands under the names and codes of now.
    """
    demand(session, Action.EXPORT)
    first, *others = _tables(desk, questionnaire_id)
    return csv_file({"": first, **{it.name: it for it in others}}[table])


def export_codebook(desk: Desk, session: Session | None, questionnaire_id: str) -> bytes:
    """Return the codebook of a questionnaire's tables as CSV; raises NotAllowed."""
    demand(session, Action.EXPORT)
    variables = variables_of(desk.history(questionnaire_id))
    return csv_file(codebook(CODEBOOK, variables, _tables(desk, questionnaire_id)))


def _tables(desk: Desk, questionnaire_id: str) -> tuple[Table, ...]:
    names: Mapping[str, str] = {o.id: o.name for o in desk.store.organisations()}
    history = desk.history(questionnaire_id)
    heads = desk.store.submissions(questionnaire_id)
    found = [desk.store.submission(head.response_id, head.number) for head in heads]
    lists = {ORGANISATIONS: [Record(key, name, {}) for key, name in names.items()]}
    asked = everything_asked(desk, questionnaire_id)
    return tables_made_of(asked, [_as_now(history, it) for it in found], names, lists=lists)


def _as_now(history: History, submission: Submission) -> Submission:
    """Read a submission in the newest version, without what its own version promised to keep."""
    asked = history.version(submission.version) or history.newest
    document = _without_contact(asked, submission.document)
    return replace(submission, document=history.reading.read_document(document))


def _without_contact(asked: Questionnaire, document: Mapping[str, Any]) -> dict[str, Any]:
    answers = {
        name: answer for name, answer in document["answers"].items() if _may_leave(asked, name)
    }
    repeats = {
        name: [_without_contact(asked, it) for it in instances]
        for name, instances in document["repeats"].items()
    }
    return {**document, "answers": answers, "repeats": repeats}


def _may_leave(asked: Questionnaire, name: str) -> bool:
    item = asked.items.get(name)
    held = item is not None and not isinstance(item, Group | Repeat) and item.audience in KEPT_OUT
    return not held
