"""The register: organisations are added, and each gets its personal link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from access import INVITATION_LIFETIMES, Action, Role, Session, hash_token, new_token
from programme import Organisation
from use_cases.desk import Desk
from use_cases.permission import demand

LONGEST_NAME = 120


class BadName(ValueError):
    """A name that is empty or too long for an organisation."""


@dataclass(frozen=True)
class Standing:
    """Where an organisation is with one questionnaire: a status and a date, never an answer."""

    questionnaire: str
    status: str
    saved_at: datetime


@dataclass(frozen=True)
class Registered:
    """An organisation in the register, with where it is in each questionnaire it has begun."""

    organisation: Organisation
    standings: dict[str, Standing]


def add_organisation(desk: Desk, session: Session | None, name: str) -> Organisation:
    """Add an organisation to the register; raises BadName, NotAllowed."""
    demand(session, Action.ADD_ORGANISATION)
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME:
        raise BadName(tidy)
    return desk.store.add_organisation(tidy, desk.clock())


def make_link(desk: Desk, session: Session | None, organisation_id: str) -> str:
    """Make a new personal link's token for an organisation; its earlier links stop working."""
    demand(session, Action.INVITE, organisation_id)
    token, now = new_token(), desk.clock()
    desk.store.revoke_invitations(organisation_id, now)
    desk.store.add_invitation(
        hash_token(token),
        Role.RESPONDENT,
        organisation_id,
        once=False,
        expires_at=now + INVITATION_LIFETIMES[Role.RESPONDENT],
        now=now,
    )
    return token


def register(desk: Desk, session: Session | None) -> list[Registered]:
    """List the organisations by name, with where each is; raises NotAllowed."""
    demand(session, Action.READ_STATUS)
    standings: dict[str, dict[str, Standing]] = {}
    for row in desk.store.statuses(desk.round):
        standing = Standing(row.questionnaire, row.status, row.saved_at)
        standings.setdefault(row.organisation_id, {})[row.questionnaire] = standing
    return [
        Registered(organisation, standings.get(organisation.id, {}))
        for organisation in desk.store.organisations()
    ]
