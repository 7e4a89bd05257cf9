"""How the answers of every version are read in the newest, and what may not follow."""

from __future__ import annotations

import pytest

from questionnaires import Instance, Questionnaire
from questionnaires.model import Section, Text
from questionnaires.versions import History, union_of, variables_of
from tests.scenario import questionnaire

NESTED = """
- name: place
  type: repeat
  questions:
    - name: room
      type: repeat
      questions:
        - name: heat
          type: select_one val
        - name: size
          type: integer
"""
CUPS = """
- name: cup
  type: repeat
  each: instance('val')/root/item
  questions:
    - name: n
      type: text
"""
MATRIX = """
- name: m
  type: matrix val
  rows:
    - name: r1
      label:
        sv: R
    - name: r2
      label:
        sv: S
"""


def version(number: str, questions: str, choices: str = "oil sun") -> Questionnaire:
    asked = questionnaire(questions, {"val": choices})
    return asked.model_copy(update={"version": number})


def text(name: str, was: str = "") -> str:
    return f"- name: {name}\n  type: text\n" + (f"  was: {was}\n" if was else "")


def one(name: str, was: str = "") -> str:
    return text(name, was).replace("text", "select_one val")


def refused(*versions: Questionnaire) -> list[tuple[str, str, str]]:
    return [(it.code, it.name, it.choice) for it in History(versions).refusals()]


def test_answers_of_every_version_are_read_in_the_newest_in_nested_repeats_too() -> None:
    history = History(
        (
            version("1", NESTED),
            version("2", NESTED.replace("name: heat", "name: warm\n          was: heat")),
            version(
                "3",
                NESTED.replace("name: heat", "name: warm\n          was: heat"),
                "fossil[was=oil] sun[retired=yes]",
            ),
        )
    )
    room = Instance("i2", answers={"heat": "oil", "size": 3})
    first = Instance("r", repeats={"place": [Instance("i1", repeats={"room": [room]})]})
    (place,) = history.reading.read(first).repeats["place"]
    assert place.repeats["room"] == [Instance("i2", answers={"warm": "fossil", "size": 3})]
    second = Instance("r", repeats={"room": [Instance("i", answers={"warm": "oil"})]})
    assert history.ways[1].read(second).repeats["room"][0].answers == {"warm": "fossil"}


def test_a_name_that_is_asked_no_more_stays_and_its_earlier_names_lead_to_it() -> None:
    history = History(
        (version("1", text("a")), version("2", text("b", "a")), version("3", text("c")))
    )
    assert history.ways[0].names["a"] == "b"
    assert history.reading.read_answers({"a": "x"}) == {"b": "x"}
    assert list(union_of(history).items) == ["c", "b"]
    assert variables_of(history)["b"].earlier_names == ("a",)


def test_instances_continue_the_choices_of_a_list_under_their_new_codes() -> None:
    history = History((version("1", CUPS), version("2", CUPS, "fossil[was=oil] sun")))
    before = Instance("r", repeats={"cup": [Instance("i", "oil"), Instance("j", "sun")]})
    assert [it.origin for it in history.reading.read(before).repeats["cup"]] == ["fossil", "sun"]


@pytest.mark.parametrize(
    ("versions", "found"),
    [
        ((version("1", one("a")), version("2", one("a"), "oil")), ("choice_gone", "a", "sun")),
        (
            (
                version("1", text("a")),
                version("2", text("b", "a")),
                version("3", text("b") + text("a")),
            ),
            ("name_reused", "a", ""),
        ),
        (
            (
                version("1", one("a")),
                version("2", one("a"), "fossil[was=oil] sun"),
                version("3", one("a"), "fossil sun oil"),
            ),
            ("code_reused", "a", "oil"),
        ),
        (
            (
                version("1", text("a") + text("k")),
                version("2", text("k")),
                version("3", text("k") + text("a").replace("text", "integer")),
            ),
            ("type_narrowed", "a", ""),
        ),
        (
            (
                version("1", text("a") + text("b")),
                version("2", text("a")),
                version("3", text("b", "a")),
            ),
            ("name_reused", "b", ""),
        ),
    ],
    ids=["a code that is gone", "a name", "a code", "back as another type", "two become one"],
)
def test_what_would_mix_up_answers_of_any_version_is_refused(
    versions: tuple[Questionnaire, ...], found: tuple[str, str, str]
) -> None:
    assert found in refused(*versions)


def test_a_name_may_come_back_as_what_it_was() -> None:
    first, second = version("1", text("a") + text("k")), version("2", text("k"))
    third = version("3", text("a") + text("k"))
    assert refused(first, second, third) == []
    assert variables_of(History((first, second, third)))["a"].versions == ("1", "3")


def test_a_name_and_a_code_may_be_renamed_and_renamed_back() -> None:
    history = History(
        (
            version("1", one("a")),
            version("2", one("b", "a"), "fossil[was=oil] sun"),
            version("3", one("a", "b"), "oil[was=fossil] sun"),
        )
    )
    assert history.refusals() == ()
    assert history.reading.read_answers({"a": "oil"}) == {"a": "oil"}
    assert history.reading.read_answers({"b": "fossil"}) == {"a": "oil"}


def test_a_first_version_hinders_nothing() -> None:
    assert History((version("1", text("a")),)).refusals() == ()


def test_all_that_was_asked_has_its_own_choices_and_stands_in_its_repeat() -> None:
    without = MATRIX[: MATRIX.index("    - name: r2")]
    history = History(
        (
            version("1", MATRIX + NESTED),
            version(
                "2", without + NESTED.replace("name: size", "name: area"), "fossil[was=oil] sun"
            ),
        )
    )
    union = union_of(history)
    walked = {it.name: [a.name for a in above[1:]] for it, above in union.walk()}
    assert walked["size"] == ["place", "room"]
    assert walked["area"] == ["place", "room"]
    assert [it.name for it in union.choices["val-1"]] == ["oil", "sun"]
    assert getattr(union.items["r2"], "choices", "") == "val-1"
    assert getattr(union.items["r1"], "choices", "") == "val"


def test_a_variable_says_which_versions_changed_its_words_or_its_choices() -> None:
    def worded(words: str) -> str:
        return one("a") + f"  label:\n    sv: {words}\n"

    history = History(
        (
            version("1", worded("Vad?")),
            version("2", worded("Vad då?")),
            version("3", worded("Vad då?"), "oil sun wind"),
            version("4", worded("Vad då?"), "oil sun wind[retired=yes]"),
        )
    )
    found = variables_of(history)["a"]
    assert found.versions == ("1", "2", "3", "4")
    assert found.rewritten() == ("2",)
    assert found.offered_otherwise() == ("3", "4")
    assert found.offered_otherwise(("2", "4")) == ()
    assert found.rewritten(("1", "4")) == ("4",)


def test_a_new_translation_is_no_other_wording() -> None:
    def worded(number: str, **label: str) -> Questionnaire:
        asked = Text(name="a", label=label)
        sections = (Section(name="s", label={}, questions=(asked,)),)
        return Questionnaire(id="x", version=number, title={}, sections=sections)

    history = History((worded("1", sv="Vad?"), worded("2", sv="Vad?", en="What?")))
    assert variables_of(history)["a"].rewritten() == ()
