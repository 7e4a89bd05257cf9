from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from summary_samples import CONTRIBUTIONS, GOALS, ORGANISATIONS, STAGES, TYPES, Row

from questionnaires import Choice
from reports.summaries import OTHER, count, cross, merged, ranked
from reports.suppression import hidden

JOINED = [Row("c1", None, 9, 9), Row("c2", None, 1, 1), Row("c4", None, 12, 12)]


def test_choices_that_nobody_chose_are_kept_as_0() -> None:
    assert count(JOINED, TYPES, ORGANISATIONS).numbers == (9, 1, 0, 12, 0, 0)


def test_the_measure_decides_whether_instances_or_organisations_are_counted() -> None:
    cells = [Row("c1", None, 7, 3)]
    assert count(cells, GOALS, CONTRIBUTIONS).numbers[0] == 7
    assert count(cells, GOALS, replace(CONTRIBUTIONS, measure="organisations")).numbers[0] == 3


def test_answers_in_own_words_are_counted_together_last() -> None:
    cells = [*JOINED, Row("Kyrkan", None, 1, 1), Row("Kören", None, 1, 1)]
    summary = count(cells, TYPES, ORGANISATIONS)
    assert (summary.categories[-1].name, summary.numbers[-1]) == (OTHER, 2)


def test_a_retired_choice_is_shown_only_where_it_was_chosen() -> None:
    choices = (*TYPES, Choice(name="gammal", label={"sv": "Gammal"}, retired=True))
    assert len(count(JOINED, choices, ORGANISATIONS).categories) == 6
    chosen = count([*JOINED, Row("gammal", None, 1, 1)], choices, ORGANISATIONS)
    assert chosen.numbers == (9, 1, 0, 12, 0, 0, 1)


def test_a_figure_of_few_organisations_is_not_shown_and_neither_is_the_next_smallest() -> None:
    summary = count(JOINED, TYPES, replace(ORGANISATIONS, least=3))
    assert summary.numbers == (None, None, 0, 12, 0, 0)
    assert summary.suppressed == 2


def test_pairs_without_contributions_are_0() -> None:
    cells = [Row("c1", "c2", 4, 3), Row("c6", "c5", 2, 2)]
    summary = cross(cells, GOALS, STAGES, CONTRIBUTIONS)
    assert summary.numbers[0] == (0, 4, 0, 0, 0)
    assert summary.numbers[5] == (0, 0, 0, 0, 2)
    assert len(summary.numbers) == len(GOALS)


def test_rows_add_up_only_where_each_thing_is_in_one_column() -> None:
    cells = [Row("c1", "c2", 4, 3), Row("c1", "c3", 2, 2)]
    assert cross(cells, GOALS, STAGES, CONTRIBUTIONS, exclusive=True).total(0) == 6
    assert cross(cells, GOALS, STAGES, CONTRIBUTIONS).total(0) is None
    kept_back = replace(CONTRIBUTIONS, least=3)
    assert cross(cells, GOALS, STAGES, kept_back, exclusive=True).total(0) is None


def test_ranking_puts_the_largest_first_and_keeps_the_order_of_equals() -> None:
    summary = ranked(count(JOINED, TYPES, ORGANISATIONS))
    assert summary.numbers == (12, 9, 1, 0, 0, 0)
    assert [c.name for c in summary.categories] == ["c4", "c1", "c2", "c3", "c5", "c6"]


def test_the_one_region_is_merged_with_the_municipalities() -> None:
    cells = [Row("c1", "kommun", 5, 4), Row("c1", "region", 2, 1), Row("c1", "ideell", 1, 1)]
    put_together = merged(cells, {"region": "kommun"})
    found = {(c.value, c.by): (c.instances, c.organisations) for c in put_together}
    assert found == {("c1", "kommun"): (7, 5), ("c1", "ideell"): (1, 1)}


TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=2, max_size=5
    )
)


@given(TABLES)
def test_no_hidden_figure_can_be_worked_out_from_a_row_or_a_column(table: list[list[int]]) -> None:
    hide = hidden(table, 3)
    rows = [[(i, j) for j in range(len(row))] for i, row in enumerate(table)]
    columns = [list(column) for column in zip(*rows, strict=True)]
    assert all(len(hide.intersection(line)) != 1 for line in [*rows, *columns])
    assert all((i, j) in hide for i, r in enumerate(table) for j, n in enumerate(r) if 0 < n < 3)


@given(TABLES)
def test_nothing_is_hidden_where_everything_may_be_shown(table: list[list[int]]) -> None:
    assert hidden(table, 0) == set()
