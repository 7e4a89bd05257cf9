"""Public workbooks (see tests/conformance/books/NOTICE.md) come in, and go out and in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.workbooks import enough, report, take, workbooks_in

BOOKS = Path(__file__).parents[1] / "conformance/books"
REFUSED = {
    "calculate_without_calculation",
    "group_name_test",
    "unknown_question_type",
}  # by pyxform


@pytest.mark.parametrize("file", workbooks_in(BOOKS), ids=lambda it: it.name)
def test_a_public_workbook_comes_in_and_comes_back_equal(file: Path) -> None:
    trip = take(file)
    if file.stem.rpartition("__")[2] in REFUSED:
        assert trip.refused.startswith("not_accepted")
    else:
        assert (trip.refused, trip.broken, trip.changed) == ("", "", "")


def test_the_report_counts_what_came_through(tmp_path: Path) -> None:
    sound = next(it for it in workbooks_in(BOOKS) if "text_and_integer" in it.name)
    (tmp_path / "sound.xls").write_bytes(sound.read_bytes())
    (tmp_path / "none.xlsx").write_bytes(b"hello")
    trips = [take(it) for it in workbooks_in(tmp_path)]
    assert [*report(trips)][:4] == [
        "1 of 2 workbooks are read",
        "1 of 1 become a questionnaire",
        "1 of 1 lose nothing",
        "1 of 1 come back equal",
    ]
    assert enough(trips)
