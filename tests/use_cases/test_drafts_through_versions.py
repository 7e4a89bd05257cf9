"""A draft that was begun in one version goes on in the next, and what was sent stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from use_cases_samples import FIKA_2, STAFF, Respondent, later_desk

from storage import AlreadySubmitted
from use_cases.answering import add_instance
from use_cases.desk import Desk
from use_cases.reading import sent_document
from use_cases.sending import send


@pytest.fixture
def guest(desk: Desk, ours: Respondent) -> str:
    """Fill in the first version, with a guest, and give the guest's id."""
    opened = ours.answer(dryck="kaffe", ring="Ring växeln")
    guest = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    ours.keep(opened, guest, "g_namn", "Bordet")
    ours.keep(opened, guest, "g_dryck", ["kaffe", "te"])
    return guest


@pytest.fixture
def later(desk: Desk, guest: str, tmp_path: Path) -> Desk:
    assert guest
    return later_desk(desk, tmp_path, FIKA_2, note="Bryggkaffe heter brygg.")


def test_a_draft_is_read_under_new_names_with_new_codes_in_repeats_too(
    later: Desk, ours: Respondent, guest: str
) -> None:
    opened = replace(ours, desk=later).open()
    assert opened.head.version == "2"
    assert opened.state.response.answers == {"valt": "brygg", "ring": "Ring växeln"}
    assert opened.state.response.find(guest).answers == {
        "g_namn": "Bordet",
        "g_valt": ["brygg", "te"],
    }


def test_an_instance_goes_on_with_its_choice_under_the_new_code(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    opened = ours.open()
    cups = opened.state.instances("kopp", opened.head.root)
    ours.keep(opened, cups[0].id, "antal", 3)
    later = later_desk(desk, tmp_path, FIKA_2, note="Nytt namn.")

    after = replace(ours, desk=later).open().state
    found = after.instances("kopp", opened.head.root)
    assert [(it.id, it.origin) for it in found] == [(cups[0].id, "brygg"), (cups[1].id, "te")]
    assert found[0].answers == {"antal": 3}


def test_an_erased_answer_does_not_come_back_from_the_old_version(
    later: Desk, ours: Respondent
) -> None:
    now = replace(ours, desk=later)
    now.answer(valt=None)
    assert "valt" not in now.open().state.response.answers


def test_opening_again_changes_nothing(later: Desk, ours: Respondent) -> None:
    now = replace(ours, desk=later)
    assert now.open().head == now.open().head


def test_the_move_is_in_the_history_without_answers(later: Desk, ours: Respondent) -> None:
    opened = replace(ours, desk=later).open()
    (moved,) = [it for it in later.store.events(opened.head.id) if it.what == "response_moved"]
    assert moved.detail == {"version": "2", "fingerprint": opened.head.fingerprint}


def test_what_a_page_of_the_old_version_keeps_afterwards_is_carried_over_too(
    later: Desk, ours: Respondent
) -> None:
    now = replace(ours, desk=later)
    opened = now.open()
    now.keep(opened, opened.head.root, "dryck", "te")  # a tab that was open since before
    assert now.open().state.response.answers["valt"] == "te"


def test_answers_without_a_place_are_not_lost(desk: Desk, ours: Respondent, tmp_path: Path) -> None:
    ours.answer(dryck="te", sort="Grönt")
    without = FIKA_2.replace(
        "      - name: sort\n        type: text\n        label:\n          sv: Vilken sort?\n"
        "        relevant: ${valt} = 'te'\n        required: yes\n",
        "",
    )
    assert "sort" not in without
    later = later_desk(desk, tmp_path, without, note="Sorten behövs inte.")
    now = replace(ours, desk=later)
    opened = now.open()
    assert later.store.draft(opened.head.id, ours.organisation).answers["sort"] == "Grönt"
    send(later, ours.session, opened)
    assert "sort" not in later.store.submission(opened.head.id).document["answers"]

    back = later_desk(desk, tmp_path, FIKA_2.replace('"2"', '"3"'), note="Sorten igen.")
    back.store.return_response(opened.head.id, back.clock())
    assert replace(ours, desk=back).open().state.response.answers["sort"] == "Grönt"


def test_what_was_sent_is_never_rewritten_and_a_completion_is_in_the_new_version(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    sent = desk.store.submission(response)
    later = later_desk(desk, tmp_path, FIKA_2, note="Nytt namn.")
    now = replace(ours, desk=later)

    assert now.open().questionnaire.version == "1"
    later.store.return_response(response, later.clock())
    opened = now.open()
    assert (opened.head.version, opened.state.response.answers["valt"]) == ("2", "te")
    assert later.store.submission(response) == sent
    shown = [
        part for it in sent_document(later, STAFF, response, "sv").sections for part in it.parts
    ]
    assert "dryck" in {getattr(it, "name", "") for it in shown}

    send(later, ours.session, now.open())
    assert later.store.submission(response, 1) == sent
    assert later.store.submission(response).version == "2"
    assert later.store.submission(response).document["answers"]["valt"] == "te"


def test_what_was_sent_does_not_move(desk: Desk, ours: Respondent, tmp_path: Path) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    later = later_desk(desk, tmp_path, FIKA_2, note="Nytt namn.")
    way = later.history("fika").reading
    with pytest.raises(AlreadySubmitted):
        later.store.move_response(response, ours.organisation, way, "2", "f", later.clock())


def test_another_questionnaire_reads_what_was_answered_under_the_names_of_now(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    ours.send(dryck="te", sort="Grönt")
    friends = tmp_path / "definitions" / "vanner.yaml"
    text = friends.read_text(encoding="utf-8").replace("/dryck", "/valt")
    friends.write_text(text, encoding="utf-8")
    later = later_desk(desk, tmp_path, FIKA_2, note="Nytt namn.")

    opened = replace(ours, desk=later).open("vanner")
    assert opened.state.submission()["answers"] == {"drack": "te"}
