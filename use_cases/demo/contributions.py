"""What a contribution looks like when an organisation has described it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from questionnaires import Answer, Instance
from use_cases.demo.content import SMALL, Idea, Measured, Profile
from use_cases.demo.times import month

HOW = {"within": "inom", "together": "med_andra", "both": "bade"}
STARTED = {"beslutad": (1, 5), "provas": (-14, -3), "genomfors": (-30, -8), "ordinarie": (-96, -24)}
FINISHED = {"started": (-30, -14), "ended": (-9, -2)}
PARTNERS = {
    "dm1": ("kommun", "forening", "studieforbund", "arbetsmarknad", "annan"),
    "dm2": ("kommun", "foretag", "naringslivsorg", "samordningsforbund", "studieforbund"),
    "dm3": ("kommun", "larosate", "foretag", "idrott", "studieforbund"),
    "dm4": ("region", "kommun", "trossamfund", "forening"),
    "dm5": ("region", "kommun", "idrott", "forening"),
    "dm6": ("kommun", "region", "jour", "samordningsforbund"),
}
OUTSIDE = {
    "dm1": ("Byalagen", "Lokala föreningar"),
    "dm2": ("Lokala företag", "Vuxenutbildningen"),
    "dm3": ("Gymnasieskolan", "Elevkåren", "Kommunens skolor"),
    "dm4": ("Familjecentralen", "Öppna förskolan"),
    "dm5": ("Vårdcentralen", "Lokala föreningar"),
    "dm6": ("Socialtjänsten i grannkommunen", "Ungdomsmottagningen", "Kvinnojouren på orten"),
}
"""Kinds of organisations that work on a goal together, and others by what people call them."""
VOLUNTEERS = frozenset({"forening", "idrott", "jour", "trossamfund"})
ADDED_UP = frozenset({"antal", "tusen kronor"})
SHARING = ("beratta", "besok", "material", "radgivning", "text")


@dataclass(frozen=True)
class Around:
    """What a contribution is described amid: the organisation, the day, and who it may work with."""

    profile: Profile
    day: date
    others: Sequence[Profile]


def contribution(idea: Idea, around: Around, chance: Random) -> Instance:
    """Make up the answers about one contribution; what is not asked is left out when filled in."""
    answers: dict[str, Answer] = {
        **_what(idea, chance),
        **_who(idea, around, chance),
        **_when(idea, around.day, chance),
        **_result(idea, around.profile, chance),
        **_sharing(idea, chance),
    }
    return Instance("", answers=answers, repeats={"i_matt": _measures(idea, around.day)})


def _what(idea: Idea, chance: Random) -> dict[str, Answer]:
    found: dict[str, Answer] = {"i_titel": idea.title, "i_text": idea.text}
    if idea.unit:
        found["i_enhet"] = idea.unit
    found |= {"i_skede": idea.stage, "i_delmal": [*idea.goals], "i_delmal_huvud": idea.goals[0]}
    if idea.areas and chance.random() < 7 / 8:
        found["i_problem"] = [*idea.areas]
    if idea.violence:
        found["i_vald"] = [*idea.violence]
    if idea.focus or chance.random() < 2 / 3:
        found["i_fokus"] = [*(idea.focus or ("f_inget",))]
    return found | {
        "i_typ": [*idea.types],
        "i_malgrupp": [*idea.targets],
        "i_malgrupp_kon": idea.sex,
    }


def _who(idea: Idea, around: Around, chance: Random) -> dict[str, Answer]:
    found: dict[str, Answer] = {"i_var": HOW[idea.how]}
    if idea.how == "within":
        return found
    goal = idea.goals[0]
    known = [it.name for it in around.others if _works_with(it, around.profile, goal)]
    partners = chance.sample(known, min(len(known), chance.randrange(3)))
    if not partners or chance.random() < 1 / 4:
        partners.append(chance.choice(OUTSIDE[goal]))
    role = chance.choices(("leder", "delar", "deltar"), (4, 5, 2))[0]
    return found | {"i_partner": partners, "i_partner_roll": role}


def _works_with(other: Profile, profile: Profile, goal: str) -> bool:
    if other.name == profile.name or not other.shown or other.nothing:
        return False
    firm = other.kind == "foretag" and other.size in SMALL
    return other.kind in PARTNERS[goal] and not firm


def _when(idea: Idea, day: date, chance: Random) -> dict[str, Answer]:
    if idea.stage == "avslutad":
        started, ended = (chance.randrange(*FINISHED[it]) for it in ("started", "ended"))
        return {"i_start": month(day, started), "i_slut": month(day, ended)}
    if idea.stage not in STARTED or chance.random() < 1 / 8:
        return {}
    found: dict[str, Answer] = {"i_start": month(day, chance.randrange(*STARTED[idea.stage]))}
    if idea.stage == "provas" and chance.random() < 2 / 3:
        found["i_slut"] = month(day, chance.randrange(2, 14))
    return found


def _result(idea: Idea, profile: Profile, chance: Random) -> dict[str, Answer]:
    usual = ("ideell_tid",) if profile.kind in VOLUNTEERS else ("ordinarie_tid",)
    extra = chance.choice(((), (), ("egen_budget",), ("statsbidrag",), ("lokaler",)))
    found: dict[str, Answer] = {"i_resurs": [*(idea.resources or (*usual, *extra))]}
    found["i_resniva"] = idea.level if idea.result else "inget_an"
    if idea.result:
        found["i_resultat"] = idea.result
        rarely = chance.choices(("ja", "delvis", "nej", "ej_aktuellt"), (1, 3, 5, 2))[0]
        found["i_konsupp"] = "ja" if idea.measures else rarely
    return found


def _sharing(idea: Idea, chance: Random) -> dict[str, Answer]:
    found: dict[str, Answer] = {"i_exempel": chance.choice(("kanske", "nej", "nej"))}
    if idea.share:
        found |= {"i_exempel": "ja", "i_sprid_vad": idea.share}
    if found["i_exempel"] != "nej":
        found["i_sprid_form"] = sorted(chance.sample(SHARING, chance.randrange(1, 4)))
    found["i_synlighet"] = chance.choices(("anslutna", "publik", "lst"), (6, 3, 1))[0]
    return found


def _measures(idea: Idea, day: date) -> list[Instance]:
    return [
        _measure(measured, day.year - place, figures)
        for measured in idea.measures
        for place, figures in reversed([*enumerate(reversed(measured.years), start=1)])
    ]


def _measure(measured: Measured, year: int, figures: tuple[float, float]) -> Instance:
    women, men = figures
    answers: dict[str, Answer] = {"m_namn": measured.name, "m_ar": year, "m_enhet": measured.unit}
    answers |= {"m_kvinnor": women, "m_man": men}
    if measured.unit in ADDED_UP:
        answers["m_totalt"] = women + men
    return Instance("", answers=answers)
