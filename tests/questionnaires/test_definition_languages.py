from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from definition_samples import written

from questionnaires import DefinitionError, Instance, Questionnaire, State, read_definition

if TYPE_CHECKING:
    from pathlib import Path


def form(folder: Path, languages: str, label: str) -> Questionnaire:
    text = (
        f'id: prov\nversion: "1"\ntitle: {label}\n{languages}sections:\n  - name: a\n'
        f"    label: {label}\n    questions:\n      - {{name: q, type: text, label: {label}}}\n"
    )
    return read_definition(written(folder, text, "prov.yaml"))


@pytest.mark.parametrize(
    ("languages", "label", "shown"),
    [
        ("", "{sv: Hej}", "Hej"),
        ("languages: [en, sv]\n", "{sv: Hej, en: Hi}", "Hi"),
        ("languages: [sv, en]\ndefault_language: en\n", "{sv: Hej, en: Hi}", "Hi"),
        ("languages: [fi, en, sv]\ndefault_language: sv\n", "{en: Hi, sv: Hej}", "Hej"),
    ],
)
def test_a_language_that_lacks_a_text_shows_the_stated_one(
    tmp_path: Path, languages: str, label: str, shown: str
) -> None:
    state = State(form(tmp_path, languages, label), Instance("svar"))

    assert state.node("svar", "q").label("de") == shown


@pytest.mark.parametrize(
    ("languages", "label", "code"),
    [
        ("default_language: en\n", "{sv: Hej}", "missing_language"),
        ("default_language: fi\n", "{sv: Hej}", "unknown_language"),
        ("languages: [sv]\n", "{sv: Hej, en: Hi}", "unknown_language"),
    ],
)
def test_every_text_is_in_the_stated_language(
    tmp_path: Path, languages: str, label: str, code: str
) -> None:
    with pytest.raises(DefinitionError) as error:
        form(tmp_path, languages, label)
    assert {it.code for it in error.value.faults} == {code}
