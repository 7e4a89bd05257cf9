"""All answers as tables to take away: drafts never, contact data never."""

from __future__ import annotations

from collections.abc import Mapping

from access import Action, Session
from questionnaires import Record, Repeat
from reports.tables import answer_tables
from use_cases.desk import Desk
from use_cases.lists import ORGANISATIONS
from use_cases.permission import demand


def answered(desk: Desk, session: Session | None) -> list[str]:
    """Return the ids of the questionnaires that anything was sent of; raises NotAllowed."""
    demand(session, Action.EXPORT)
    sent = {submission.questionnaire for submission in desk.store.submissions()}
    return [name for name in desk.library.questionnaires if name in sent]


def tables_of(desk: Desk, questionnaire_id: str) -> list[str]:
    """Return the names of the tables that a questionnaire's answers make: "" and its repeats."""
    walk = desk.questionnaire(questionnaire_id).walk()
    return ["", *(item.name for item, _ in walk if isinstance(item, Repeat))]


def file_name(questionnaire_id: str, table: str) -> str:
    """Return what the file of a table is called."""
    return f"{'-'.join(filter(None, (questionnaire_id, table)))}.csv"


def export(desk: Desk, session: Session | None, questionnaire_id: str, table: str) -> bytes:
    """Return one table of all that was sent of a questionnaire as CSV; raises NotAllowed."""
    demand(session, Action.EXPORT)
    names: Mapping[str, str] = {o.id: o.name for o in desk.store.organisations()}
    heads = desk.store.submissions(questionnaire_id)
    found = [desk.store.submission(head.response_id, head.number) for head in heads]
    lists = {ORGANISATIONS: [Record(key, name, {}) for key, name in names.items()]}
    tables = answer_tables(desk.questionnaire(questionnaire_id), found, names, lists=lists)
    return tables[table]
