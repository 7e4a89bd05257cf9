"""Erasing what nobody has touched for long, after a warning; what has been sent is never erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from access import Action, Session
from storage import Conflict, ErasedLog, NotFound, Preserved, UntouchedDraft
from use_cases.desk import Desk
from use_cases.permission import own_organisation

Urgency = Literal["now", "last", "first"]


@dataclass(frozen=True)
class Ending:
    """A draft that will be erased unless somebody changes it: whose, which and when."""

    draft: UntouchedDraft
    ends_at: datetime
    urgency: Urgency  # due now, in the days of the last warning, or of the first


@dataclass(frozen=True)
class Erased:
    """How much was erased."""

    drafts: int
    people: int
    log: ErasedLog


def endings(desk: Desk, organisation_id: str | None = None) -> list[Ending]:
    """Return the drafts that are due, or whose writers are to be warned, the first to go first."""
    now, retention = desk.clock(), desk.programme.retention
    found = []
    for draft in desk.store.untouched_drafts(retention.draft_nears(now), organisation_id):
        ends = retention.draft_ends(draft.saved_at, draft.announced_at, now)
        if ends <= now + timedelta(days=retention.first_warning):
            last = now + timedelta(days=retention.last_warning)
            urgency: Urgency = "now" if ends <= now else "last" if ends <= last else "first"
            found.append(Ending(draft, ends, urgency))
    return sorted(found, key=lambda it: it.ends_at)


def own_endings(desk: Desk, session: Session | None) -> list[Ending]:
    """Return those of one's own organisation, to warn of; raises NotAllowed."""
    found = endings(desk, own_organisation(session, Action.READ_STATUS))
    return [it for it in found if it.draft.side == "organisation"]


def erase(desk: Desk) -> Erased:
    """Erase what is due, off the disk too, and write down whose warning begins now.

    A draft that somebody saves meanwhile stays. Raises storage.StorageError.
    """
    now, drafts = desk.clock(), 0
    for ending in endings(desk):
        draft = ending.draft
        if draft.announced_at is None:
            desk.store.announce_erasing(draft.response_id, now)
        elif ending.urgency == "now":
            drafts += _erase_draft(desk, draft, now)
    retention = desk.programme.retention
    people = desk.store.erase_people(retention.people_end(now), now)
    log = desk.store.erase_log(retention.log_ends(now), now)
    desk.store.clear_disk(drafts=True, log=True)  # also what an earlier run could not clear
    return Erased(drafts, people, log)


def _erase_draft(desk: Desk, draft: UntouchedDraft, now: datetime) -> bool:
    """Erase one draft, unless it was saved or sent in the meantime."""
    try:
        desk.store.erase_draft(draft.response_id, draft.saved_at, now)
    except (Conflict, NotFound, Preserved):
        return False
    return True
