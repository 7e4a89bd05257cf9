"""Identities of what is kept: UUIDs of version 7, so that what is made later sorts later."""

from __future__ import annotations

import secrets
import uuid
from datetime import UTC, datetime, timedelta

from storage.texts import in_utc

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id(now: datetime) -> str:
    """Return a new UUID as text: 48 bits of milliseconds since 1970, then 74 random bits.

    Follows RFC 9562, section 5.7. Raises `ValueError` where `now` has no time zone.
    """
    milliseconds = (in_utc(now) - EPOCH) // timedelta(milliseconds=1)
    version = 0x7 << 76 | secrets.randbits(12) << 64
    variant = 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=milliseconds << 80 | version | variant))
