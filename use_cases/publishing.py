"""Publishing: a version is frozen, once and for all, before anybody answers it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from questionnaires import Questionnaire, fingerprint, read_definition
from storage import Conflict
from use_cases.desk import Desk
from use_cases.serving import Standing, standing_with

ATTEMPTS = 5  # others publish seldom, and never so often at the same moment


class NotPublishable(ValueError):
    """A questionnaire cannot be published as it is; its standing says why and by which changes."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.hindrance)
        self.standing = standing


def freeze(desk: Desk, standing: Standing) -> Standing:
    """Publish the version that is served, if it is not yet, and return how it stands then.

    Where another program publishes one at the same moment, that is the one from then on. Raises
    storage.StorageError.
    """
    for _ in range(ATTEMPTS):
        if standing.published:
            return standing
        with suppress(Conflict):
            _keep(desk, standing)
        standing = desk.standing(standing.served.id)
    raise Conflict("others publish all the time")


def publish_file(desk: Desk, path: Path, note: str = "") -> tuple[Questionnaire, bool]:
    """Publish a definition file, and tell whether that was new; a note says why it changed.

    Raises DefinitionError, NotPublishable, storage.StorageError.
    """
    today = desk.clock().date()
    file = read_definition(path, desk.programme.lists(today))
    standing = standing_with(desk.store, desk.programme, file, note, today)
    if standing.hindrance:
        raise NotPublishable(standing)
    if not standing.published:
        _keep(desk, standing)
    return standing.served, not standing.published


def held_back(desk: Desk) -> list[Standing]:
    """Return how those questionnaires stand whose file is not served, for staff to mend."""
    found = [desk.standing(name) for name in desk.library.questionnaires]
    return [it for it in found if it.hindrance]


def _keep(desk: Desk, standing: Standing) -> None:
    served = standing.served
    desk.store.publish(
        served.id,
        served.version,
        fingerprint(served),
        served.model_dump_json(),
        desk.clock(),
        note=standing.note,
        after=standing.follows,
    )
