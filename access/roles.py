"""The parts that people play."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """On whose behalf somebody is here: an organisation's, or the county administration's."""

    RESPONDENT = "respondent"
    STAFF = "staff"
