"""When a version is frozen, what may follow it, and what is served meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from use_cases_samples import FIKA, FIKA_2, Clock, Respondent, later_desk, later_file

from i18n import LANGUAGES
from programme import Programme
from programme.taxonomy import Goal
from questionnaires import read_folder
from storage import Conflict, VersionTaken
from use_cases.desk import Desk
from use_cases.hindrances import held_lines, hindrance_lines
from use_cases.publishing import NotPublishable, held_back, publish_file

SECOND = FIKA.replace('"1"', '"2"')
REWORDED = SECOND.replace("sv: Vilken sort?", "sv: Vilken sort vill ni ha?")
WITHOUT_TEA = SECOND.replace("    - name: te\n      label:\n        sv: Te\n", "").replace(
    "${dryck} = 'te'", "${dryck} = 'kaffe'"
)


def served(desk: Desk) -> str:
    return desk.questionnaire("fika").version


def versions(desk: Desk) -> list[str]:
    return [it.version for it in desk.store.versions("fika")]


def hindrance(desk: Desk) -> str | None:
    return desk.standing("fika").hindrance


def test_a_version_is_frozen_when_somebody_begins_to_answer_it(
    desk: Desk, ours: Respondent
) -> None:
    assert versions(desk) == []
    ours.open()
    assert versions(desk) == ["1"]


def test_a_file_that_nobody_has_answered_can_be_edited_freely(desk: Desk, tmp_path: Path) -> None:
    edited = later_desk(desk, tmp_path, FIKA.replace("Vilken sort?", "Sort?"))
    assert edited.questionnaire("fika").items["sort"].label["sv"] == "Sort?"
    assert held_back(edited) == []


def test_an_edited_file_without_a_new_version_breaks_nothing_for_those_who_answer(
    desk: Desk, ours: Respondent, theirs: Respondent, tmp_path: Path
) -> None:
    ours.answer(dryck="te", sort="Grönt")
    edited = later_desk(desk, tmp_path, FIKA.replace("Vilken sort?", "Sort?"))

    for person in (replace(ours, desk=edited), replace(theirs, desk=edited)):
        opened = person.open()
        assert opened.questionnaire.items["sort"].label["sv"] == "Vilken sort?"
    assert replace(ours, desk=edited).open().state.response.answers["sort"] == "Grönt"
    assert replace(ours, desk=edited).send()
    (held,) = held_back(edited)
    assert held.hindrance == "taken"
    assert "\n".join(held_lines(held, "sv")) == (
        "fika version 1 är redan publicerad med annat innehåll. "
        "Höj version i filen och publicera igen.\n"
        "Version 1 används så länge, och inga svar påverkas."
    )


def test_a_new_version_with_safe_changes_is_served_at_once_and_frozen_when_it_is_answered(
    desk: Desk, ours: Respondent, theirs: Respondent, tmp_path: Path
) -> None:
    ours.open()
    later = later_desk(
        desk,
        tmp_path,
        SECOND.replace(
            "type: text\n        audience",
            "type: text\n        appearance: multiline\n        audience",
        ),
    )
    assert (served(later), versions(later)) == ("2", ["1"])
    replace(theirs, desk=later).open()
    assert versions(later) == ["1", "2"]


def test_what_may_change_the_meaning_waits_for_a_note_that_is_kept(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    ours.open()
    later = later_desk(desk, tmp_path, REWORDED)
    assert (served(later), hindrance(later)) == ("1", "note")
    with pytest.raises(NotPublishable) as refused:
        publish_file(later, tmp_path / "definitions" / "fika.yaml", "  ")
    assert [it.code for it in refused.value.standing.changes] == ["wording"]

    publish_file(later, tmp_path / "definitions" / "fika.yaml", "Frågan är tydligare.")
    assert (served(later), hindrance(later)) == ("2", None)
    assert [it.note for it in later.store.versions("fika")] == ["", "Frågan är tydligare."]


def test_what_would_lose_answers_is_refused_even_with_a_note(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    ours.answer(dryck="te", sort="Grönt")
    later = later_desk(desk, tmp_path, WITHOUT_TEA)
    assert (served(later), hindrance(later)) == ("1", "refused")
    with pytest.raises(NotPublishable) as refused:
        publish_file(later, tmp_path / "definitions" / "fika.yaml", "Inget te.")
    assert {it.code for it in refused.value.standing.changes} == {"choice_gone"}
    assert versions(later) == ["1"]


def test_a_program_that_was_started_before_serves_what_is_published_since(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    ours.open()
    publish_file(desk, later_file(tmp_path, REWORDED), "Tydligare.")
    assert served(desk) == "2"
    assert hindrance(desk) == "older"


def test_publishing_the_same_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "definitions" / "fika.yaml"
    assert publish_file(desk, file)[1] is True
    assert publish_file(desk, file)[1] is False
    assert versions(desk) == ["1"]


def test_a_code_of_an_old_version_never_gets_another_meaning(desk: Desk, tmp_path: Path) -> None:
    publish_file(desk, tmp_path / "definitions" / "fika.yaml")
    publish_file(desk, later_file(tmp_path, FIKA_2), "Nytt namn.")
    third = FIKA_2.replace('"2"', '"3"').replace(
        "    - name: te\n", "    - name: kaffe\n      label:\n        sv: Is\n    - name: te\n"
    )
    with pytest.raises(NotPublishable) as refused:
        publish_file(desk, later_file(tmp_path, third), "Nytt val.")
    assert {(it.code, it.choice) for it in refused.value.standing.changes} == {
        ("code_reused", "kaffe")
    }


def test_two_that_publish_different_things_as_one_version_do_not_both_succeed(
    desk: Desk, clock: Clock
) -> None:
    desk.store.publish("fika", "1", "a", "{}", clock.now)
    with pytest.raises(VersionTaken):
        desk.store.publish("fika", "1", "b", "{}", clock.now)
    with pytest.raises(Conflict):
        desk.store.publish("fika", "2", "c", "{}", clock.now, after="")
    assert versions(desk) == ["1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hindrance_is_said_in_every_language(
    desk: Desk, ours: Respondent, tmp_path: Path, language: str
) -> None:
    ours.open()
    said = set()
    for text in (REWORDED, WITHOUT_TEA, FIKA.replace("Gäst", "Vän")):
        standing = later_desk(desk, tmp_path, text).standing("fika")
        said.add(next(hindrance_lines(standing, language)))
    publish_file(desk, later_file(tmp_path, REWORDED), "Tydligare.")
    said.add(next(hindrance_lines(desk.standing("fika"), language)))
    assert len(said) == 4
    assert all("fika" in it and "{" not in it for it in said)


def with_goals(desk: Desk, tmp_path: Path, day: date) -> tuple[Desk, Programme]:
    """Open the desk on a day, with a list of goals that the programme gives."""
    words = {"sv": "Ett", "en": "One"}
    goals = (
        Goal(name="ett", label=words, valid_from=date(2026, 1, 1), valid_to=date(2026, 11, 30)),
        Goal(name="tva", label=words, valid_from=date(2026, 12, 1)),
    )
    programme = desk.programme.model_copy(update={"goals": goals})
    later_file(
        tmp_path,
        FIKA.replace("type: select_one dryck", "type: select_one delmal").replace(
            "        default: \"'kaffe'\"\n", ""
        ),
    )
    library = read_folder(tmp_path / "definitions", programme.lists(day))
    now = datetime.combine(day, time(12), UTC)
    return replace(desk, library=library, programme=programme, clock=lambda: now), programme


def test_a_goal_that_ends_is_a_version_of_its_day_without_anybody_editing_a_file(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    before, _ = with_goals(desk, tmp_path, date(2026, 11, 29))
    replace(ours, desk=before).answer(dryck="ett")
    after, _ = with_goals(desk, tmp_path, date(2026, 12, 2))

    opened = replace(ours, desk=after).open()
    assert (opened.questionnaire.version, opened.head.version) == ("1+2026-12-02",) * 2
    assert opened.state.response.answers["dryck"] == "ett"
    again, _ = with_goals(desk, tmp_path, date(2026, 12, 3))
    assert served(again) == "1+2026-12-02"
    assert served(before) == "1+2026-12-02"
    assert [held_back(it) for it in (before, after, again)] == [[], [], []]
