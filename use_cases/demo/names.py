"""Who is in the made-up county: organisations, their numbers, addresses and contact persons."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count, islice
from random import Random

from use_cases.demo.content import Content, Profile

PREFIXES = {"foretag": "5599", "kommunalt_bolag": "5599", "kommun": "2199", "region": "2399"}
"""The first digits of made-up numbers, in series that are not given out; the third is at least 2."""
STATE = "2099"
ASSOCIATION = "8999"
TELEPHONES = ("08-465 004 {:02}", "031-390 06 {:02}", "0980-31 92 {:02}")
"""Numbers that Post- och telestyrelsen keeps free for fiction."""


def profiles(content: Content, many: int) -> list[Profile]:
    """Return so many organisations: the written ones first, then names made of patterns."""
    written = [*content.organisations[: max(0, many)]]
    return [*written, *islice(_made(content), max(0, many - len(written)))]


def number(profile: Profile, chance: Random) -> str:
    """Make up an organisation number whose last digit is right (Luhn), written 559912-3456."""
    state = {"statlig_myndighet", "larosate", "samordningsforbund"}
    prefix = PREFIXES.get(profile.kind, STATE if profile.kind in state else ASSOCIATION)
    nine = f"{prefix}{chance.randrange(100_000):05}"
    return f"{nine[:6]}-{nine[6:]}{_check_digit(nine)}"


def domain(profile: Profile) -> str:
    """Make a domain of the name, in a top domain that is never given out (RFC 2606)."""
    plain = unicodedata.normalize("NFD", profile.name.partition(" (")[0].lower())
    letters = "".join(
        it if it.isascii() and it.isalnum() else " " for it in plain if it.isascii() or it == "–"
    )
    return "-".join(letters.split()[:3]) + ".example"


def person(content: Content, chance: Random) -> str:
    """Make up the name of a contact person; nobody has the surname."""
    return f"{chance.choice(content.given)} {chance.choice(content.family)}"


def telephone(chance: Random) -> str:
    """Make up a telephone number that nobody has."""
    return chance.choice(TELEPHONES).format(chance.randrange(100))


def role(content: Content, profile: Profile, chance: Random) -> str:
    """Give the role of a contact person in an organisation of this kind."""
    kind = "own" if profile.alone else profile.kind
    return chance.choice(content.roles.get(kind, content.roles["other"]))


def _check_digit(digits: str) -> int:
    doubled = [int(it) * (2 - place % 2) for place, it in enumerate(digits)]
    return -sum(it // 10 + it % 10 for it in doubled) % 10


def _made(content: Content) -> Iterator[Profile]:
    codes = sorted(
        {place for it in content.organisations for place in it.places if place[0] == "k"}
    )
    for turn in count():
        pattern = content.patterns[turn % len(content.patterns)]
        place = content.places[(turn + turn // len(content.patterns)) % len(content.places)]
        again = turn // (len(content.patterns) * len(content.places))
        yield Profile(
            name=pattern.name.format(place=f"Nya {place}" if again else place),
            kind=pattern.kind,
            size=pattern.size,
            places=(codes[turn % len(codes)],),
        )
