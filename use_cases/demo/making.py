"""Makes the made-up county: what everybody will say is decided first, then it happens in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from random import Random

from access import Role, Session
from programme import Organisation
from questionnaires import Instance
from use_cases.demo.content import Profile, read_content
from use_cases.demo.contributions import Around
from use_cases.demo.decks import Deck
from use_cases.demo.describing import Decks, describing
from use_cases.demo.fill import fill
from use_cases.demo.joining import joining
from use_cases.demo.names import profiles
from use_cases.demo.times import Clock, Times, period, times
from use_cases.desk import Desk
from use_cases.organisations import add_organisation
from use_cases.sending import send

SEED = 2026
JOIN, DESCRIBE = "anslutning", "sjalvbeskrivning"
STAGES = "ddjddwdadpdddjd"
"""How far each comes, in turn: added, writes its joining, joined, partly or wholly described."""
WRITTEN = {"w": 0.5, "p": 0.6}  # how much of a draft is there
JOINED, DESCRIBING, DESCRIBED = frozenset("jpd"), frozenset("pd"), frozenset("d")


class NotEmpty(ValueError):
    """The database has organisations already; nothing was made."""


@dataclass(frozen=True)
class Made:
    """How much was made."""

    organisations: int = 0
    joined: int = 0
    described: int = 0
    contributions: int = 0


@dataclass(frozen=True)
class Plan:
    """What an organisation will do, when, and what it will say."""

    profile: Profile
    stage: str
    times: Times
    joining: Instance
    describing: Instance


def make_demo(desk: Desk, many: int) -> Made:
    """Fill an empty database with so many organisations; the same each time on the same day.

    Raises NotEmpty, and sending.NotReady if the questionnaires ask for what nobody has said.
    """
    if desk.store.organisations():
        raise NotEmpty
    plans = _plans(desk, many)
    there: dict[str, Organisation] = {}
    acts = sorted((act for plan in plans for act in _acts(plan, there)), key=lambda it: it[0])
    for moment, act in acts:
        act(replace(desk, clock=Clock(moment)))
    sent = [it for it in desk.store.submissions() if it.questionnaire == DESCRIBE]
    return Made(
        organisations=len(there),
        joined=len(desk.store.submissions(JOIN)),
        described=len(sent),
        contributions=sum(_contributions(desk, it.response_id) for it in sent),
    )


def _contributions(desk: Desk, response_id: str) -> int:
    return len(desk.store.submission(response_id).document["repeats"].get("insats", []))


def _plans(desk: Desk, many: int) -> list[Plan]:
    content, chance = read_content(), Random(SEED)  # noqa: S311 -- the same each time is the point
    everybody = profiles(content, many)
    most = max(1, ceil(many / len(content.organisations)))
    decks, whys = Decks(content, chance, most), Deck(content.whys, chance, 2 * most)
    goals = [it.name for it in desk.programme.lists(desk.clock().date())["delmal"]]
    begin, end = period(desk)
    found = []
    for place, profile in enumerate(everybody):
        stage, when = STAGES[place % len(STAGES)], times(begin, end, chance)
        around = Around(profile, when.described.date(), everybody)
        join = joining(content, profile, when.joined.date(), whys, chance)
        describe = Instance("")
        if stage in DESCRIBING:
            describe = describing(around, goals, decks, chance)
        found.append(Plan(profile, stage, when, join, describe))
    return found


def _acts(
    plan: Plan, there: dict[str, Organisation]
) -> Iterator[tuple[datetime, Callable[[Desk], object]]]:
    """List what an organisation does, with the moment when it begins."""

    def add(desk: Desk) -> None:
        staff = Session(Role.STAFF, None, desk.clock() + timedelta(days=1))
        there[plan.profile.name] = add_organisation(desk, staff, plan.profile.name)

    def answer(questionnaire: str, wanted: Instance, sent: bool) -> Callable[[Desk], None]:  # noqa: FBT001 -- said beside the answers
        def act(desk: Desk) -> None:
            organisation = there[plan.profile.name]
            until = desk.clock() + timedelta(days=1)
            session = Session(Role.RESPONDENT, organisation.id, until)
            opened = fill(desk, session, questionnaire, wanted if sent else _half(plan, wanted))
            if sent:
                send(desk, session, opened)

        return act

    yield plan.times.added, add
    if plan.stage != "a":
        yield plan.times.joined, answer(JOIN, plan.joining, plan.stage in JOINED)
    if plan.stage in DESCRIBING:
        yield plan.times.described, answer(DESCRIBE, plan.describing, plan.stage in DESCRIBED)


def _half(plan: Plan, wanted: Instance) -> Instance:
    """Give a draft: the first answers, and the first of what repeats."""
    kept = ceil(len(wanted.answers) * WRITTEN[plan.stage])
    repeats = {name: its[: ceil(len(its) / 2)] for name, its in wanted.repeats.items()}
    return Instance("", answers=dict([*wanted.answers.items()][:kept]), repeats=repeats)
