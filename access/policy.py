"""The table of who may do what; use cases ask it, screens only mirror it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from access.roles import Duty, Role

if TYPE_CHECKING:
    from access.sessions import Session

Reach = Literal["none", "own", "all"]
"""Of which organisations' things: nobody's, one's own organisation's, or everybody's."""


class Action(StrEnum):
    """What somebody may want to do with an organisation's things."""

    READ_DRAFT = "read_draft"
    WRITE_DRAFT = "write_draft"
    SUBMIT = "submit"
    READ_STATUS = "read_status"
    READ_SUBMISSION = "read_submission"
    READ_COUNTS = "read_counts"
    EXPORT = "export"
    RETURN = "return"
    INVITE = "invite"
    ADD_ORGANISATION = "add_organisation"
    WRITE_FOR_COUNTY = "write_for_county"
    CONFIRM = "confirm"


RESPONDENT: Mapping[Action, Reach] = {
    Action.READ_DRAFT: "own",
    Action.WRITE_DRAFT: "own",
    Action.SUBMIT: "own",
    Action.READ_STATUS: "own",
    Action.READ_SUBMISSION: "own",
    Action.READ_COUNTS: "none",
    Action.EXPORT: "none",
    Action.RETURN: "none",
    Action.INVITE: "none",
    Action.ADD_ORGANISATION: "none",
    # The county's draft is its own until it is sent, in the same way.
    Action.WRITE_FOR_COUNTY: "none",
    Action.CONFIRM: "own",
}

STAFF: Mapping[Action, Reach] = {
    # A draft is the organisation's own space until it is sent (TF 2:13): no staff role reaches it.
    Action.READ_DRAFT: "none",
    Action.WRITE_DRAFT: "none",
    Action.SUBMIT: "none",
    Action.READ_STATUS: "all",
    Action.READ_SUBMISSION: "all",
    Action.READ_COUNTS: "all",
    Action.EXPORT: "all",
    Action.RETURN: "all",
    Action.INVITE: "all",
    Action.ADD_ORGANISATION: "all",
    Action.WRITE_FOR_COUNTY: "all",
    Action.CONFIRM: "none",
}

POLICY: Mapping[Role, Mapping[Action, Reach]] = {Role.RESPONDENT: RESPONDENT, Role.STAFF: STAFF}
"""Every role by every action; what is not in the table is not allowed."""

WITHOUT: Mapping[Duty, frozenset[Action]] = {
    Duty.CONTACT: frozenset(),
    Duty.CO_EDITOR: frozenset({Action.SUBMIT, Action.CONFIRM}),
    Duty.READER: frozenset({Action.WRITE_DRAFT, Action.SUBMIT, Action.CONFIRM}),
    Duty.OFFICER: frozenset(),
    Duty.ANALYST: frozenset(Action) - {Action.READ_COUNTS, Action.EXPORT},
    Duty.ADMINISTRATOR: frozenset({Action.WRITE_FOR_COUNTY, Action.RETURN}),
}
"""What each duty may not of what its role may."""


def may(session: Session | None, action: Action, organisation_id: str | None = None) -> bool:
    """Tell whether somebody may do this with that organisation's things.

    `organisation_id` is None for what concerns no single organisation, which an action that
    reaches only one's own never does. Nobody may do anything without a session.
    """
    if session is None or (session.duty and action in WITHOUT[session.duty]):
        return False
    reach = POLICY.get(session.role, {}).get(action, "none")
    if reach == "own":
        return organisation_id is not None and organisation_id == session.organisation_id
    return reach == "all"
