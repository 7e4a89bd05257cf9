"""Which choices are on offer, and what becomes of those that are not any more."""

from __future__ import annotations

from questionnaires import Instance, Record, State
from tests.scenario import MAY, Scenario, questionnaire

AREAS = """
- name: mal
  type: select_multiple mal
- name: omr
  type: select_multiple omr
  choice_filter: selected(${mal}, mal)
- name: viktigast
  type: select_one omr
  choice_filter: selected(${omr}, name)
- name: ord
  type: calculate
  calculation: jr:choice-name(${viktigast}, '${viktigast}')
"""
LISTS = {"mal": "m1 m2", "omr": "a[mal=m1] b[mal=m1] c[mal=m2]"}


def test_a_filter_looks_at_the_columns_of_each_choice() -> None:
    somebody = Scenario(AREAS, LISTS)
    assert somebody.offers("omr") == ""
    assert somebody.answer("mal", ["m1"]).offers("omr") == "a b"


def test_a_choice_that_is_filtered_away_reads_as_blank_through_every_level() -> None:
    somebody = Scenario(AREAS, LISTS).answer("mal", ["m1", "m2"]).answer("omr", ["c", "a"])
    somebody.answer("viktigast", "c")
    assert somebody.value("ord") == "Val c"
    somebody.answer("mal", ["m1"])
    assert somebody.value("omr") == ["a"]
    assert somebody.value("viktigast") is None
    assert somebody.value("ord") is None
    assert somebody.wrong() == []
    assert somebody.answer("mal", ["m2", "m1"]).value("omr") == ["c", "a"]


def test_the_label_of_a_choice_is_read_in_the_language_of_the_state() -> None:
    asked = questionnaire("""
        id: prov
        version: "1"
        title: {sv: Prov, en: Trial}
        languages: [sv, en]
        choices:
          l:
            - name: a
              label: {sv: Äpple, en: Apple}
        sections:
          - name: s
            label: {sv: S, en: S}
            questions:
              - name: q
                type: select_one l
                label: {sv: Vad?, en: What?}
              - name: ord
                type: calculate
                calculation: jr:choice-name(${q}, '${q}')
        """)
    response = Instance("svar", answers={"q": "a"})
    state = State(asked, response, now=MAY, language="en")
    assert state.node("svar", "ord").value == "Apple"
    assert state.after(Instance("svar", answers={"q": "a"})).node("svar", "ord").value == "Apple"
    assert state.in_language("").submission()["answers"]["ord"] == "Äpple"
    assert State(asked, response, now=MAY).node("svar", "ord").value == "Äpple"


def test_a_retired_choice_is_on_offer_only_where_it_is_chosen() -> None:
    somebody = Scenario("- name: q\n  type: select_one l", {"l": "a old[retired=yes]"})
    assert somebody.offers("q") == "a"
    assert somebody.answer("q", "old").offers("q") == "a old"
    assert somebody.wrong() == []


def test_records_can_be_chosen_and_words_of_ones_own_added() -> None:
    somebody = Scenario(
        """
    - name: med
      type: select_multiple organisations
      or_other: yes
    - name: antal
      type: calculate
      calculation: count-selected(${med})
    - name: visa
      type: note
      label:
        sv: Ni samarbetar med ${med}.
    """,
        lists={"organisations": [Record("o1", "Kommunen"), Record("o2", "Föreningen")]},
    )
    somebody.answer("med", ["o2", "En annan förening"])
    assert somebody.offers("med") == "o1 o2"
    assert somebody.value("antal") == 2
    assert somebody.label("visa") == "Ni samarbetar med Föreningen, En annan förening."
    assert somebody.wrong() == []


def test_a_list_that_was_not_handed_over_is_empty() -> None:
    somebody = Scenario(
        """
    - name: q
      type: select_one organisations
    - name: n
      type: calculate
      calculation: count(instance('organisations')/root/item)
    """,
        lists={"organisations": []},
    )
    somebody.lists = {}
    assert somebody.offers("q") == ""
    assert somebody.value("n") == 0
