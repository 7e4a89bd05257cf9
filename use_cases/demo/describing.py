"""What an organisation answers when it describes itself."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from questionnaires import Answer, Instance
from use_cases.demo.content import WHOLE, Content, Profile
from use_cases.demo.contributions import Around, contribution
from use_cases.demo.decks import Deck
from use_cases.demo.wishes import development_area, messages, support, wish

MANY = 13
ROWS = (
    "beslut",
    "efterfragan",
    "ansvar",
    "kunskap",
    "mal",
    "budget",
    "statistik",
    "analys",
    "underlag",
    "forbattring",
)
METHODS = {
    "kommun": ("m4r", "cemr", "skr10", "vald", "aktiva", "budget"),
    "region": ("jamkas", "cemr", "hbtqi", "aktiva"),
    "statlig_myndighet": ("jim", "trappan", "m4r", "aktiva"),
    "larosate": ("gep", "jim", "aktiva"),
    "foretag": ("aktiva", "weps", "ingen"),
}
CONTRIBUTIONS = {"s0": (1, 1, 2), "s1_9": (1, 2, 2, 3), "s10_49": (1, 2, 3), "s50_249": (2, 3, 4)}
MANY_HANDS = (2, 3, 3, 4, 6)  # how many contributions the largest have
NOT_STARTED = ("l0", "utanfor", "l1", "vet_inte")
WHOLE_NOT_STARTED = ("l0", "l1", "l1", "vet_inte")  # nothing is outside a municipality's remit
DONE = frozenset({"l1", "l2", "l3"})


class Decks:
    """Everything that can be said in a description, each thing at most so many times."""

    def __init__(self, content: Content, chance: Random, most: int) -> None:
        self.ideas = Deck(content.contributions, chance, most)
        self.development = Deck(content.development, chance, 2 * most)
        self.wishes = Deck(content.wishes, chance, 2 * most)
        self.done = Deck(content.done, chance, 3 * most)
        self.could = Deck(content.could, chance, 3 * most)
        self.support = Deck(content.support, chance, most)
        self.explanations = Deck(content.explanations, chance, most)
        self.council = Deck(content.council, chance, most)
        self.nation = Deck(content.nation, chance, most)


def describing(around: Around, goals: Sequence[str], decks: Decks, chance: Random) -> Instance:
    """Make up the answers to `sjalvbeskrivning`; `goals` are those it asks about, by name."""
    profile = around.profile
    ideas = decks.ideas.draw(profile, _how_many(profile, chance), at_least=_fewest(profile))
    contributed = {goal for idea in ideas for goal in idea.goals}
    areas = decks.development.draw(profile, chance.choice((0, 1, 1, 2, 3)))
    wishes = decks.wishes.draw(profile, chance.choice((0, 0, 1, 1, 2, 3)))
    return Instance(
        "",
        answers=_root(profile, decks, bool(ideas), chance),
        repeats={
            "malet": [_goal(it, it in contributed, profile, decks, chance) for it in goals],
            "insats": [contribution(it, around, chance) for it in ideas],
            "utveckling": [development_area(it, chance) for it in areas],
            "samhandling": [wish(it, chance) for it in wishes],
        },
    )


def _fewest(profile: Profile) -> int:
    return 0 if profile.nothing else 1 + (profile.kind in WHOLE)


def _how_many(profile: Profile, chance: Random) -> int:
    if profile.nothing or profile.many:
        return MANY if profile.many else 0
    return chance.choice(CONTRIBUTIONS.get(profile.size, MANY_HANDS))


def _root(profile: Profile, decks: Decks, described: bool, chance: Random) -> dict[str, Answer]:  # noqa: FBT001 -- one of many facts
    return {
        "vag": _path(profile, chance),
        **_management(profile, decks, chance),
        **({} if described else {"inga_insatser": "ja"}),
        **support(profile, decks.support, chance),
        **messages(profile, decks.council, decks.nation, chance),
        "forankring": chance.choices(("ledning", "chef", "kontakt"), (4, 3, 3))[0],
        "b_kontroll": "OK",
        "b_tid": chance.choice((12, 15, 20, 25, 30, 40, 45, 60, 75, 90)),
    }


def _path(profile: Profile, chance: Random) -> str:
    usual, other = ("kort", "hela") if profile.size in {"s0", "s1_9"} else ("hela", "kort")
    return other if chance.random() < 1 / 6 and not profile.many else usual


def _management(profile: Profile, decks: Decks, chance: Random) -> dict[str, Answer]:
    level = chance.choice((1, 2, 2, 3, 3))
    found: dict[str, Answer] = {f"styr_{it}": _fits(level, chance) for it in ROWS}
    methods = METHODS.get(profile.kind, ("aktiva", "hbtqi", "ingen"))
    chosen = chance.sample(methods, min(len(methods), chance.randrange(1, 4)))
    found["metoder"] = ["ingen"] if "ingen" in chosen else sorted(chosen)
    if chance.random() < 1 / 4:
        found |= decks.explanations.say("styr_text", profile)
    return found


def _fits(level: int, chance: Random) -> str:
    if chance.random() < 1 / 12:
        return chance.choice(("ej", "vet_inte"))
    return f"s{min(4, max(1, level + chance.choice((-1, 0, 0, 0, 1))))}"


def _goal(
    name: str,
    contributed: bool,  # noqa: FBT001 -- one of many facts
    profile: Profile,
    decks: Decks,
    chance: Random,
) -> Instance:
    fewer = WHOLE_NOT_STARTED if profile.kind in WHOLE else NOT_STARTED
    level = chance.choice(("l1", "l1", "l2", "l2", "l3") if contributed else fewer)
    answers: dict[str, Answer] = {"dm_laget": level}
    if level in DONE and chance.random() < 3 / 4:
        answers |= decks.done.say("dm_gor", profile, name)
    if level != "utanfor" and chance.random() < 1 / 2:
        answers |= decks.could.say("dm_kan", profile, name)
    return Instance("", name, answers)
