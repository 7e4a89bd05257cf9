from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from definition_samples import only, read

from questionnaires.items import READERS
from questionnaires.model import Group, Item, Matrix, Question, Repeat, SelectMultiple

if TYPE_CHECKING:
    from pathlib import Path


def members(annotated: object) -> set[type]:
    union, *_ = get_args(annotated)
    return set(get_args(union))


def test_the_readers_are_exactly_the_closed_set_of_types() -> None:
    assert set(READERS.values()) == members(Item)
    assert members(Item) == members(Question) | {Group, Repeat}


def test_every_type_word_is_the_models_own() -> None:
    assert {word: it.model_fields["type"].default for word, it in READERS.items()} == {
        word: word for word in READERS
    }


@pytest.mark.parametrize(
    ("word", "more"),
    [
        ("text", "format: email"),
        ("text", "max_length: 80"),
        ("integer", "constraint: . > 0"),
        ("decimal", "hint: {sv: Ungefär}"),
        ("date", "appearance: month-year"),
        ("range", "start: 0\n  end: 10"),
        ("acknowledge", "required: yes"),
        ("note", "audience: public"),
        ("calculate", "calculation: 1 + 1"),
        ("select_one ja_nej", "appearance: minimal"),
        ("select_multiple ja_nej", "max_selected: 2"),
        ("rank ja_nej", "read_only: yes"),
        ("matrix ja_nej", "rows:\n  - name: rad\n    label: {sv: Rad}"),
        ("group", "questions:\n  - name: inne\n    type: note"),
        ("repeat", "max_instances: 3\n  questions:\n  - name: inne\n    type: note"),
    ],
)
def test_each_type_is_read(tmp_path: Path, word: str, more: str) -> None:
    item = only(read(tmp_path, f"- name: fraga\n  type: {word}\n  {more}"))

    assert item.type == word.split(maxsplit=1)[0]
    assert type(item) is READERS[item.type]


def test_a_matrix_keeps_its_rows_and_its_list(tmp_path: Path) -> None:
    item = only(
        read(
            tmp_path,
            """
            - name: styr
              type: matrix ja_nej
              rows:
                - name: styr_mal
                  label:
                    sv: Vi har mål
            """,
        )
    )

    assert isinstance(item, Matrix)
    assert (item.choices, [row.name for row in item.rows]) == ("ja_nej", ["styr_mal"])


def test_words_such_as_yes_and_dates_stay_as_written(tmp_path: Path) -> None:
    item = only(
        read(
            tmp_path,
            """
            - name: vem
              type: select_multiple ja_nej
              number: 1.10
              or_other: yes
              required: yes
              default: 2027-01-01
              label:
                sv: no
            """,
        )
    )

    assert isinstance(item, SelectMultiple)
    assert (item.number, item.required, item.default, item.or_other) == (
        "1.10",
        "yes",
        "2027-01-01",
        True,
    )
    assert item.label == {"sv": "no"}
