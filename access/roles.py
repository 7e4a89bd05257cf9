"""The parts that people play."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """On whose behalf somebody is here: an organisation's, or the county administration's."""

    RESPONDENT = "respondent"
    STAFF = "staff"


class Duty(StrEnum):
    """What somebody does on that behalf (domain research, section 5.2)."""

    CONTACT = "contact"
    CO_EDITOR = "co_editor"
    READER = "reader"
    OFFICER = "officer"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


ROLES: Mapping[Duty, Role] = {
    Duty.CONTACT: Role.RESPONDENT,
    Duty.CO_EDITOR: Role.RESPONDENT,
    Duty.READER: Role.RESPONDENT,
    Duty.OFFICER: Role.STAFF,
    Duty.ANALYST: Role.STAFF,
    Duty.ADMINISTRATOR: Role.STAFF,
}
"""On whose behalf each duty is."""
