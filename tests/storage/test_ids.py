from __future__ import annotations

import uuid
from datetime import timedelta

from storage_samples import NOW

from storage import new_id


def test_an_id_is_a_uuid_of_version_7_that_holds_its_millisecond() -> None:
    made = uuid.UUID(new_id(NOW))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(NOW.timestamp() * 1000)


def test_what_is_made_later_sorts_later() -> None:
    ids = [new_id(NOW + timedelta(milliseconds=step)) for step in range(100)]
    assert ids == sorted(ids)


def test_ids_of_the_same_moment_differ() -> None:
    assert len({new_id(NOW) for _ in range(10_000)}) == 10_000
