"""What an organisation wants: to develop, to work with others, to get support, to pass on."""

from __future__ import annotations

from random import Random

from questionnaires import Answer, Instance
from use_cases.demo.content import Profile, Said, SaidOfGoal, Wanted
from use_cases.demo.decks import Deck

SUPPORT = ("grund", "metod", "statistik", "forankring", "part", "exempel", "vald", "uppfoljning")
SMALL_SUPPORT = ("grund", "exempel", "part", "vald", "finansiering")
OTHER_OBSTACLES = ("tid", "pengar", "kunskap")


def development_area(area: SaidOfGoal, chance: Random) -> Instance:
    """Make up the answers about one development area."""
    obstacles = {*area.obstacles}
    if "inget" not in obstacles and chance.random() < 1 / 3:
        obstacles.add(chance.choice(OTHER_OBSTACLES))
    answers: dict[str, Answer] = {"u_vad": area.text, "u_delmal": area.goal}
    answers["u_nar"] = chance.choices(("m6", "m12", "senare", "vet_inte"), (3, 4, 2, 2))[0]
    return Instance("", answers=answers | {"u_hinder": sorted(obstacles)})


def wish(wanted: Wanted, chance: Random) -> Instance:
    """Make up the answers about one wish for collaboration."""
    answers: dict[str, Answer] = {"s_roll": wanted.role, "s_text": wanted.text}
    answers |= {"s_delmal": [*wanted.goals], "s_form": [*wanted.forms]}
    for question, codes in (
        ("s_problem", wanted.areas),
        ("s_malgrupp", wanted.targets),
        ("s_partyp", wanted.partners),
    ):
        if codes:
            answers[question] = [*codes]
    answers["s_synlig"] = "anslutna" if chance.random() < 7 / 8 else "lst"
    return Instance("", answers=answers)


def support(profile: Profile, texts: Deck[Said], chance: Random) -> dict[str, Answer]:
    """Make up which support would be of use, and which most."""
    if chance.random() < 1 / 10:
        return {"stod_behov": ["inget"]}
    kinds = SMALL_SUPPORT if profile.size in {"s0", "s1_9"} else SUPPORT
    needs = chance.sample(kinds, chance.randrange(1, 5))
    found: dict[str, Answer] = {"stod_behov": sorted(needs)}
    if len(needs) > 1:
        found["stod_viktigast"] = needs[0]
    if chance.random() < 2 / 5:
        found |= texts.say("stod_text", profile)
    return found


def messages(
    profile: Profile, council: Deck[Said], nation: Deck[Said], chance: Random
) -> dict[str, Answer]:
    """Make up what should be passed on, to the council and to the nation."""
    found: dict[str, Answer] = {}
    if chance.random() < 1 / 3:
        found |= council.say("medskick_rad", profile)
    if chance.random() < 1 / 5:
        found |= nation.say("medskick_nat", profile)
    if found:
        found["medskick_namn"] = chance.choice(("ja", "ja", "nej"))
    return found
