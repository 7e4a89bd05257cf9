"""`erase`: removes what has had its time, and lists whose writers are to be warned."""

from __future__ import annotations

import argparse

from i18n import LANGUAGES, plural, show_date, text
from i18n.writing import HOME
from use_cases.desk import Desk
from use_cases.erasing import Ending, endings, erase


def run_erase(desk: Desk, asked: argparse.Namespace) -> int:
    """Print the drafts that are due or near, and erase those that are due unless it is a dry run."""
    found = endings(desk)
    names = {it.id: it.name for it in desk.store.organisations()}
    for ending in found:
        print(_line(desk, ending, names[ending.draft.organisation_id]))
    if not found:
        print(text("erase.none", LANGUAGES[0]))
    if asked.dry_run:
        print(text("erase.dry_run", LANGUAGES[0]))
        return 0
    erased = erase(desk)
    print(plural("erase.drafts", LANGUAGES[0], erased.drafts))
    if erased.people:
        print(plural("erase.people", LANGUAGES[0], erased.people))
    print(text("erase.log", LANGUAGES[0], **erased.log._asdict()))
    return 0


def _line(desk: Desk, ending: Ending, organisation: str) -> str:
    draft, language = ending.draft, LANGUAGES[0]
    asked = desk.library.questionnaires.get(draft.questionnaire)
    day = show_date(ending.ends_at.astimezone(HOME).date(), language)
    return text(
        f"erase.line.{ending.urgency}",
        language,
        organisation=_whose(draft.side, organisation, language),
        what=next(iter(asked.title.values())) if asked else draft.questionnaire,
        round=draft.round,
        day=day,
    )


def _whose(side: str, organisation: str, language: str) -> str:
    """Say whose draft it is: the organisation's, or the county's about it."""
    if side == "organisation":
        return organisation
    return text("erase.county", language, organisation=organisation)
