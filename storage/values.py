"""What is counted: the values of a submission, one by one, and the figures they become."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """One value of a submission: a list of chosen names becomes one for each of them."""

    instance_id: str
    ancestors: tuple[str, ...]  # ids of the instances around it, the root first; () for the root
    repeat: str  # the repeat's name; "" for the root
    question: str
    value: str

    @property
    def path(self) -> str:
        """Where it stands: the ids from the root to its instance, with slashes between."""
        return "/".join((*self.ancestors, self.instance_id))


@dataclass(frozen=True)
class Column:
    """A question of a questionnaire, in all its versions, as something to count.

    Values are kept as they were sent. What earlier versions called the question, and which of
    their codes are others now, is read so in the statement that counts.
    """

    questionnaire: str
    question: str
    earlier_names: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()  # a code of earlier versions, and that of now


@dataclass(frozen=True)
class Crossing:
    """What is counted together: a question alone, or with another."""

    question: Column
    by: Column | None = None


@dataclass(frozen=True)
class Cell:
    """How many gave this value, together with that of another question where `by` was asked."""

    value: str
    by: str | None
    instances: int  # distinct instances; outside repeats, an instance is a response
    organisations: int  # distinct organisations
