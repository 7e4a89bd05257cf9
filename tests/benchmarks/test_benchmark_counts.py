"""The benchmark of counts does its work rightly, however small the county is."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.counts.filling import MAIN, REPEAT, TYPE, YEARS, fill
from storage import Column, Store
from storage.opening import open_engine


def test_one_json_line_says_what_was_measured_and_that_the_tallies_hold(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["counts", "--alone", "--responses", "4", "20"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["right"]
    assert said["answers"] == 150
    assert [it["responses"] for it in said["sqlite"]] == [4, 20]
    assert {"sum_up_s", "charts_ms", "three_filters_ms", "read_peak_mb"} <= said["sqlite"][0].keys()
    assert "skipped" in said["postgresql"]


def test_half_as_many_organisations_answer_in_two_years(tmp_path: Path) -> None:
    with closing(open_engine(f"sqlite:///{tmp_path / 's.db'}")) as engine:
        store = Store(engine)
        fill(engine, 6)
        repeat = Column(MAIN, REPEAT)
        assert [it.organisations for it in store.answered(repeat)] == [3]
        assert [it.instances for it in store.answered(repeat)] == [12]
        assert [store.answered(repeat, round=it)[0].organisations for it in YEARS] == [3, 3]
        assert [it.instances for it in store.answered(TYPE)] == [3]
