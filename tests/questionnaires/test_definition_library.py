from __future__ import annotations

from typing import TYPE_CHECKING

from definition_samples import asking, written

from questionnaires import fingerprint, read_definition, read_folder
from questionnaires.model import Questionnaire

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "- name: en\n  type: note"


def test_a_bad_file_never_hides_the_good_ones(tmp_path: Path) -> None:
    written(tmp_path, asking(NOTE), "bra.yaml")
    written(tmp_path, "a: b: c", "trasig.yaml")

    library = read_folder(tmp_path)

    assert list(library.questionnaires) == ["fika"]
    assert [error.faults[0].file for error in library.broken] == [
        (tmp_path / "trasig.yaml").as_posix()
    ]


def test_the_first_file_keeps_an_id_that_two_have(tmp_path: Path) -> None:
    written(tmp_path, asking(NOTE), "a.yaml")
    written(tmp_path, asking(NOTE), "b.yaml")

    library = read_folder(tmp_path)

    assert [error.faults[0].code for error in library.broken] == ["duplicate_id"]


def test_an_empty_folder_has_no_questionnaires(tmp_path: Path) -> None:
    assert not read_folder(tmp_path).questionnaires
    assert not read_folder(tmp_path / "saknas").questionnaires


def test_equal_definitions_have_equal_fingerprints(tmp_path: Path) -> None:
    one = read_definition(written(tmp_path, asking(NOTE)))
    commented = read_definition(written(tmp_path, "# samma\n" + asking(NOTE), "b.yaml"))

    assert fingerprint(one) == fingerprint(commented)
    assert len(fingerprint(one)) == 64


def test_a_changed_word_changes_the_fingerprint(tmp_path: Path) -> None:
    one = read_definition(written(tmp_path, asking(NOTE)))
    other = read_definition(written(tmp_path, asking(NOTE).replace("Fika", "Paus")))
    typed = read_definition(written(tmp_path, asking(NOTE.replace("note", "text"))))

    assert len({fingerprint(it) for it in (one, other, typed)}) == 3


def test_a_questionnaire_is_the_same_after_json(tmp_path: Path) -> None:
    one = read_definition(written(tmp_path, asking(NOTE)))

    again = Questionnaire.model_validate_json(one.model_dump_json())

    assert fingerprint(again) == fingerprint(one)
