"""When things happen in the made-up county: over the last months, on working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from use_cases.desk import Desk

LONGEST = timedelta(days=120)
SHORTEST = timedelta(days=60)
SECONDS_BETWEEN = 7  # a person's answers; a description takes about half an hour
MARGIN = timedelta(hours=4)  # so that everything has happened by now
SATURDAY = 5  # as weekday() counts
MONTHS = 12


@dataclass(frozen=True)
class Times:
    """The moments when an organisation was added, joined and described itself."""

    added: datetime
    joined: datetime
    described: datetime


class Clock:
    """A clock that moves a little each time somebody looks at it."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def __call__(self) -> datetime:
        """Return the moment it is, and let some seconds pass."""
        self._moment += timedelta(seconds=SECONDS_BETWEEN)
        return self._moment


def period(desk: Desk) -> tuple[datetime, datetime]:
    """Return the first and the last moment: since the round began, but two to four months."""
    end = desk.clock() - MARGIN
    begun = datetime.combine(desk.open_round.begins, datetime.min.time(), UTC)
    return max(end - LONGEST, min(end - SHORTEST, begun)), end


def times(begin: datetime, end: datetime, chance: Random) -> Times:
    """Make up the times of one organisation, each after the one before."""
    added = _within(begin, begin + (end - begin) * 0.6, chance.random() ** 2, chance)
    joined = _within(added, end, 0.05 + 0.6 * chance.random(), chance)
    return Times(added, joined, _within(joined, end, 0.05 + 0.9 * chance.random(), chance))


def month(day: date, months: int) -> str:
    """Return the first day of the month so many months later (earlier if negative), as ISO text."""
    whole = day.year * MONTHS + day.month - 1 + months
    return date(whole // MONTHS, whole % MONTHS + 1, 1).isoformat()


def days(day: date, many: int) -> str:
    """Return the day so many days later (earlier if negative), moved off weekends, as ISO text."""
    moved = day + timedelta(days=many)
    step = 1 if many > 0 else -1
    while moved.weekday() >= SATURDAY:
        moved += timedelta(days=step)
    return moved.isoformat()


def _within(begin: datetime, end: datetime, share: float, chance: Random) -> datetime:
    moment = begin + (end - begin) * share
    at_work = moment.replace(hour=7 + chance.randrange(8), minute=chance.randrange(60))
    while at_work.weekday() >= SATURDAY:
        at_work -= timedelta(days=1)
    return at_work if begin < at_work < end else moment
