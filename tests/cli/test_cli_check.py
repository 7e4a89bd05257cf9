from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.__main__ import main
from tests.definitions.examples import HERE

INVALID = HERE / "invalid"
ERROR = INVALID / "unknown_type__tekst.yaml"
WARNING = INVALID / "unused_list__nobody_chooses_from_it.yaml"
GOOD = HERE / "valid" / ERROR.name
Printed = pytest.CaptureFixture[str]


def test_a_file_with_errors_ends_with_1_and_says_where_what_and_how(capsys: Printed) -> None:
    assert main(["check", str(ERROR)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"{ERROR.as_posix()}:14:15: fel: Typen tekst finns inte.")
    assert said.out.rstrip().endswith("Menade ni text? [unknown_type]")
    assert said.err == "1 fel, 0 varningar.\n"


def test_warnings_alone_end_with_0(capsys: Printed) -> None:
    assert main(["check", str(WARNING)]) == 0
    assert ": varning: Listan matratt används inte." in capsys.readouterr().out


def test_a_good_file_says_nothing_but_that(capsys: Printed) -> None:
    assert main(["check", str(GOOD)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Inget att rätta.\n")


def test_it_speaks_english_where_that_is_asked_for(capsys: Printed) -> None:
    main(["check", "--language", "en", str(ERROR)])
    assert ": error: There is no type tekst." in capsys.readouterr().out


def test_an_expression_is_shown_with_a_caret_below_what_is_wrong(capsys: Printed) -> None:
    main(["check", str(INVALID / "unknown_function__selekted.yaml")])
    assert "\n  selekted(${ratter}, 'sallad')\n  ^ [" in capsys.readouterr().out


def test_json_is_one_list_for_other_programs(capsys: Printed) -> None:
    assert main(["check", "--format", "json", str(ERROR), str(WARNING)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(it["code"], it["level"], it["line"], it["column"]) for it in found] == [
        ("unknown_type", "error", 14, 15),
        ("unused_list", "warning", 9, 3),
    ]
    assert found[0]["meant"] == "text"


def test_json_of_nothing_is_an_empty_list(capsys: Printed) -> None:
    assert main(["check", "--format", "json", str(GOOD)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_gets_annotations_on_one_line_each(capsys: Printed) -> None:
    circle = INVALID / "unknown_function__selekted.yaml"
    assert main(["check", "--format", "github", str(circle)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::error file={circle.as_posix()},line=")
    assert ",title=unknown_function::" in line
    assert "%0A" in line


def test_no_store_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'startpunkt.db'}")
    main(["check", str(GOOD)])
    assert list(tmp_path.iterdir()) == []


def test_a_device_and_a_pipe_are_refused_and_not_waited_for(
    tmp_path: Path, capsys: Printed
) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in ("/dev/zero", str(pipe)):
        assert main(["check", path]) == 1
        assert "ingen vanlig fil" in capsys.readouterr().out
