from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from questionnaires import Instance, State, find_personal_number
from storage import open_store
from use_cases.demo import Made, NotEmpty, make_demo
from use_cases.demo.content import read_content
from use_cases.demo.names import number, profiles
from use_cases.desk import Desk
from use_cases.lists import lists_for
from use_cases.settings import open_library, open_programme, read_settings

MANY = 15  # a whole turn of the stages
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FORBIDDEN = re.compile("åtagande|krav|signera|poäng", re.IGNORECASE)


def made_desk(folder: Path) -> Desk:
    programme = open_programme()
    library = open_library(read_settings(), programme)
    store = open_store(f"sqlite:///{folder / 'demo.db'}")
    return Desk(store, library, programme, lambda: NOW)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Made]]:
    desk = made_desk(tmp_path_factory.mktemp("demo"))
    yield desk, make_demo(desk, MANY)
    desk.store.close()


def documents(desk: Desk, questionnaire: str) -> list[dict[str, Any]]:
    heads = desk.store.submissions(questionnaire)
    return [dict(desk.store.submission(it.response_id).document) for it in heads]


def instance_of(document: dict[str, Any]) -> Instance:
    repeats = {
        name: [instance_of(it) for it in instances]
        for name, instances in document["repeats"].items()
    }
    return Instance(document["id"], document.get("origin", ""), dict(document["answers"]), repeats)


def words_in(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for name, value in thing.items():
            if name not in {"id", "i_partner"}:
                yield from words_in(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from words_in(value)


def said(desk: Desk) -> list[tuple[str, list[str]]]:
    names = {it.id: it.name for it in desk.store.organisations()}
    return [
        (
            f"{names[it.organisation_id]} {it.questionnaire} {it.sent_at}",
            [*words_in(dict(desk.store.submission(it.response_id).document))],
        )
        for it in desk.store.submissions()
    ]


def test_organisations_are_at_every_stage(county: tuple[Desk, Made]) -> None:
    desk, made = county
    reached = {(it.questionnaire, it.status) for it in desk.store.statuses(desk.round)}
    assert reached == {
        ("anslutning", "draft"),
        ("anslutning", "submitted"),
        ("sjalvbeskrivning", "draft"),
        ("sjalvbeskrivning", "submitted"),
    }
    assert (made.organisations, made.joined, made.described) == (MANY, 13, 10)
    begun = {it.organisation_id for it in desk.store.statuses(desk.round)}
    assert len(begun) == MANY - 1  # one is only in the register


def test_the_engine_finds_no_fault_in_what_was_sent(county: tuple[Desk, Made]) -> None:
    desk, _ = county
    for head in desk.store.submissions():
        document = dict(desk.store.submission(head.response_id).document)
        asked = desk.questionnaire(head.questionnaire)
        lists = lists_for(desk, head.organisation_id, asked)
        state = State(asked, instance_of(document), lists, head.sent_at)
        assert state.violations() == []


def test_nothing_of_what_could_be_said_is_left_out_as_faulty(county: tuple[Desk, Made]) -> None:
    desk, _ = county
    goals = {it.name for it in desk.programme.goals}
    areas = {it.name: it.goal for it in desk.programme.problem_areas}
    lists = desk.questionnaire("sjalvbeskrivning").choices
    for idea in read_content().contributions:
        assert goals >= {*idea.goals}
        assert {areas[it] for it in idea.areas} <= {*idea.goals}, idea.title
        for name, codes in (
            ("insatstyp", idea.types),
            ("malgrupp", idea.targets),
            ("skede", (idea.stage,)),
            ("malgrupp_kon", (idea.sex,)),
            ("vald_mal", idea.violence),
            ("fokus", idea.focus),
            ("resurs", idea.resources),
            ("resultatniva", (idea.level,)),
            ("org_typ", idea.kinds),
        ):
            assert {it.name for it in lists[name]} >= {*codes}, idea.title
        assert len(idea.goals) <= 3
        assert len(idea.types) <= 2
        assert (idea.stage in {"ide", "beslutad"}) == (not idea.result), idea.title


def test_no_text_holds_a_forbidden_word_or_a_personal_number(county: tuple[Desk, Made]) -> None:
    desk, _ = county
    words = [word for _, them in said(desk) for word in them]
    assert len(words) > 500
    assert [it for it in words if FORBIDDEN.search(it) or find_personal_number(it)] == []
    written = [*words_in(read_content().model_dump(mode="json"))]
    assert [it for it in written if FORBIDDEN.search(it) or find_personal_number(it)] == []


def test_the_same_is_said_every_time(county: tuple[Desk, Made], tmp_path: Path) -> None:
    again = made_desk(tmp_path)
    with again.store:
        assert make_demo(again, MANY) == county[1]
        assert said(again) == said(county[0])


def test_the_unusual_is_there_too(county: tuple[Desk, Made]) -> None:
    desk, _ = county
    joined = {it["answers"]["org_namn"]: it["answers"] for it in documents(desk, "anslutning")}
    assert [it for it in joined.values() if it["syns"] == "nej"]
    assert [it for it in joined.values() if it["har_orgnr"] == "nej" and "orgnr" not in it]
    hidden = [it for it in joined.values() if it["kontakt_skydd"] == "ja"]
    assert hidden
    assert not [it for it in hidden if "kontakt_namn" in it or "kontakt_tel" in it]
    assert max(map(len, joined)) > 100
    described = documents(desk, "sjalvbeskrivning")
    assert {it["answers"]["vag"] for it in described} == {"kort", "hela"}
    assert [it for it in described if it["answers"].get("inga_insatser") == "ja"]
    assert max(len(it["repeats"].get("insats", [])) for it in described) == 13
    goals = [goal["answers"] for it in described for goal in it["repeats"].get("malet", [])]
    assert [it for it in goals if it["dm_laget"] == "utanfor"]


def test_a_partner_that_has_joined_is_known_by_its_id(county: tuple[Desk, Made]) -> None:
    desk, _ = county
    ids = {it.id for it in desk.store.organisations()}
    partners = {
        partner
        for document in documents(desk, "sjalvbeskrivning")
        for instance in document["repeats"].get("insats", [])
        for partner in instance["answers"].get("i_partner", [])
    }
    assert partners & ids
    assert partners - ids  # others are written in words


def test_it_all_happened_before_now_and_in_order(county: tuple[Desk, Made]) -> None:
    desk, _ = county
    added = {it.id: it.added_at for it in desk.store.organisations()}
    joined = {it.organisation_id: it.sent_at for it in desk.store.submissions("anslutning")}
    described = {
        it.organisation_id: it.sent_at for it in desk.store.submissions("sjalvbeskrivning")
    }
    assert all(added[it] < joined[it] for it in joined)
    assert all(joined[it] < described[it] < NOW for it in described)
    assert len({it.date() for it in joined.values()}) > MANY // 2


def test_organisation_numbers_are_right_and_in_no_series_that_is_used() -> None:
    content, chance = read_content(), Random(1)  # noqa: S311 -- made-up numbers are no secret
    for profile in profiles(content, 60):
        digits = number(profile, chance).replace("-", "")
        doubled = [int(it) * (2 - place % 2) for place, it in enumerate(digits)]
        assert sum(it // 10 + it % 10 for it in doubled) % 10 == 0
        assert digits[2:4] == "99"


def test_there_are_names_for_as_many_as_anybody_asks_for() -> None:
    names = [it.name for it in profiles(read_content(), 300)]
    assert len({*names}) == 300
    assert max(map(len, names)) <= 120


def test_a_database_with_organisations_is_left_as_it_is(tmp_path: Path) -> None:
    desk = made_desk(tmp_path)
    with desk.store:
        desk.store.add_organisation("Föreningen Fyren", NOW)
        with pytest.raises(NotEmpty):
            make_demo(desk, 3)
        assert [it.name for it in desk.store.organisations()] == ["Föreningen Fyren"]
