"""Finds what needs itself, by one walk through all that needs something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet


def circles_in(needs: Mapping[str, AbstractSet[str]]) -> Iterator[list[str]]:
    """Give circles, each from a part through what it needs back to itself.

    Each begins where a walk comes back to a part that it is still within, so that without these
    steps nothing is left that needs itself. The time is that of the walk: there may be more circles
    than can be counted.
    """
    order = {name: place for place, name in enumerate(needs)}
    done: set[str] = set()
    for start in needs:
        if start not in done:
            yield from _walk(start, needs, order, done)


def _walk(
    start: str, needs: Mapping[str, AbstractSet[str]], order: Mapping[str, int], done: set[str]
) -> Iterator[list[str]]:
    def below(name: str) -> Iterator[str]:
        return iter(sorted(needs[name] & order.keys(), key=order.__getitem__))

    way, places, ahead = [start], {start: 0}, [below(start)]
    while way:
        following = next(ahead[-1], None)
        if following is None:
            ahead.pop()
            done.add(way[-1])
            del places[way.pop()]
        elif following in places:
            yield [*way[places[following] :], following]
        elif following not in done:
            places[following] = len(way)
            way.append(following)
            ahead.append(below(following))
