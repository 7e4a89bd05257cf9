"""What an organisation answers when it joins."""

from __future__ import annotations

from datetime import date
from random import Random

from questionnaires import Answer, Instance
from use_cases.demo.content import Content, Profile, Said
from use_cases.demo.decks import Deck
from use_cases.demo.names import domain, number, person, role, telephone
from use_cases.demo.times import days

BODIES = {
    "kommun": ("ks_rs", "fullmaktige", "namnd"),
    "region": ("ks_rs",),
    "statlig_myndighet": ("chef", "ledningsgrupp"),
    "larosate": ("chef",),
    "foretag": ("ledningsgrupp", "chef"),
    "kommunalt_bolag": ("styrelse", "ledningsgrupp"),
    "trossamfund": ("kyrkorad", "styrelse"),
    "annan": ("annat",),
}
NUMBERS = {"kommun": "KS {year}/{n}", "region": "RS {year}-{n}", "statlig_myndighet": "{year}-{n}4"}
GOALS = {
    "jour": ("dm6", "dm5"),
    "foretag": ("dm2", "dm4", "dm3"),
    "naringslivsorg": ("dm2", "dm1"),
    "arbetsmarknad": ("dm2", "dm1", "dm6"),
    "idrott": ("dm5", "dm1"),
    "larosate": ("dm3", "dm1"),
    "trossamfund": ("dm4", "dm6"),
    "studieforbund": ("dm3", "dm1", "dm2"),
}
ALL_GOALS = ("dm1", "dm2", "dm3", "dm4", "dm5", "dm6")


def joining(
    content: Content, profile: Profile, day: date, whys: Deck[Said], chance: Random
) -> Instance:
    """Make up the answers to `anslutning`, sent on the day."""
    answers: dict[str, Answer] = {
        **_organisation(profile, chance),
        **_decision(profile, day, chance),
        **_intention(profile, whys, chance),
        **_contact(content, profile, chance),
        "syns": "ja" if profile.shown else "nej",
        "behorig": "OK",
    }
    return Instance("", answers=answers)


def _organisation(profile: Profile, chance: Random) -> dict[str, Answer]:
    found: dict[str, Answer] = {"org_namn": profile.name}
    found["har_orgnr"] = "nej" if profile.alone else "ja"
    if not profile.alone:
        found["orgnr"] = number(profile, chance)
    found |= {"org_typ": profile.kind, "org_typ_annan": profile.other, "storlek": profile.size}
    found["org_geografi"] = [*profile.places]
    if not profile.alone or chance.random() < 1 / 3:
        found["webbplats"] = f"https://www.{domain(profile)}"
    if profile.about:
        found["uppdrag_kort"] = profile.about
    return found


def _decision(profile: Profile, day: date, chance: Random) -> dict[str, Answer]:
    bodies = ("agare",) if profile.alone else BODIES.get(profile.kind, ("styrelse", "arsmote"))
    body = bodies[0] if chance.random() < 2 / 3 else chance.choice(bodies)
    status = chance.choices(("fattat", "planerat", "inget"), (7, 2, 3 if profile.alone else 1))[0]
    found: dict[str, Answer] = {"beslut_status": status, "beslut_organ": body}
    found["beslut_organ_annat"] = "Partnerskapets styrgrupp"
    if status == "planerat":
        found["beslut_planerat"] = days(day, chance.randrange(14, 90))
    if status == "fattat":
        taken = days(day, -chance.choice((4, 9, 16, 23, 40, 75, 160, 400)))
        form = NUMBERS.get(profile.kind, "§ {small}")
        found["beslut_datum"] = taken
        if not profile.alone:
            small, n = chance.randrange(4, 90), chance.randrange(112, 980)
            found["org_dnr"] = form.format(year=taken[:4], n=n, small=small)
    return found


def _intention(profile: Profile, whys: Deck[Said], chance: Random) -> dict[str, Answer]:
    likely = GOALS.get(profile.kind, ALL_GOALS)
    chosen = chance.sample(likely, min(len(likely), chance.randrange(1, 5)))
    if profile.kind not in {"jour", "idrott"} and chance.random() < 1 / 2:
        chosen.append("dm6")
    found: dict[str, Answer] = {"vilja": "OK", "vilja_delmal": sorted(set(chosen))}
    return found | whys.say("vilja_varfor", profile)


def _contact(content: Content, profile: Profile, chance: Random) -> dict[str, Answer]:
    found: dict[str, Answer] = {"kontakt_skydd": "ja" if profile.hidden else "nej"}
    if not profile.hidden:
        found["kontakt_namn"] = person(content, chance)
    found["kontakt_roll"] = role(content, profile, chance)
    found["kontakt_epost"] = f"{'kontakt' if profile.hidden else 'info'}@{domain(profile)}"
    if chance.random() < 2 / 3 and not profile.hidden:
        found["kontakt_tel"] = telephone(chance)
    if chance.random() < 1 / 3 and not profile.alone:
        found["reserv_epost"] = f"reserv@{domain(profile)}"
    if chance.random() < 1 / 8:
        found["mote_behov"] = chance.choice(content.meeting)
    return found
