"""Things to say are drawn like cards, so that two organisations seldom say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Generic, TypeVar

from questionnaires import Answer
from use_cases.demo.content import Profile, Said

S = TypeVar("S", bound=Said)


class Deck(Generic[S]):
    """Pieces in a mixed order; those said least come first, and none is said too often."""

    def __init__(self, pieces: Iterable[S], chance: Random, most: int = 1) -> None:
        self._pieces, self._most = list(pieces), most
        chance.shuffle(self._pieces)
        self._said: Counter[int] = Counter()

    def draw(self, profile: Profile, count: int = 1, at_least: int = 0, goal: str = "") -> list[S]:
        """Draw up to `count` that suit the organisation (and say something of the goal, if given).

        What has been said too often is drawn again only to reach `at_least`.
        """
        suiting = [
            place
            for place, piece in enumerate(self._pieces)
            if piece.suits(profile) and goal in {"", getattr(piece, "goal", "")}
        ]
        suiting.sort(key=self._order)
        fresh = [it for it in suiting if self._said[it] < self._most][:count]
        drawn = fresh if len(fresh) >= at_least else suiting[:at_least]
        self._said.update(drawn)
        return [self._pieces[it] for it in drawn]

    def say(self, question: str, profile: Profile, goal: str = "") -> dict[str, Answer]:
        """Draw one as the answer to a question; {} if there is nothing left to say."""
        drawn = self.draw(profile, goal=goal)
        return {question: drawn[0].text} if drawn else {}

    def _order(self, place: int) -> tuple[int, bool]:
        piece = self._pieces[place]
        return self._said[place], not piece.word  # what only few can say is said by them first
