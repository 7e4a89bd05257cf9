"""The composition root: the one place where the store, the questionnaires and the clock are joined."""

from __future__ import annotations

import logging
from functools import cache

from i18n import LANGUAGES
from programme import Programme
from questionnaires import Library
from storage import Store, open_store
from use_cases.desk import Desk
from use_cases.faults import line
from use_cases.settings import Settings, open_library, open_programme, read_settings
from use_cases.tallying import keep_tallies

LOG = logging.getLogger("startpunkt")


@cache
def settings() -> Settings:
    """Read the settings once."""
    return read_settings()


@cache
def programme() -> Programme:
    """Read the programme once."""
    return open_programme()


@cache
def library() -> Library:
    """Read every questionnaire once; a broken file is logged and the others are served."""
    found = open_library(settings(), programme())
    for error in found.broken:
        for fault in error.faults:
            LOG.error("%s", line(fault, LANGUAGES[0]))
    return found


@cache
def store() -> Store:
    """Open the store once; raises storage.StorageError, and tries anew the next time."""
    opened = open_store(settings().database)
    try:
        keep_tallies(Desk(opened, library(), programme()))
    except Exception:
        opened.close()
        raise
    return opened


def desk() -> Desk:
    """Return what use cases work with; raises storage.StorageError."""
    return Desk(store(), library(), programme())
