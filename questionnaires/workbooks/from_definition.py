"""Makes the rows of a workbook's sheets of a questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.expressions.functions import own
from questionnaires.expressions_of import OF_RECORDS, sources
from questionnaires.model import Questionnaire
from questionnaires.workbooks.entities_written import Cells, Entity
from questionnaires.workbooks.languages import heading, spread
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import own_cell
from questionnaires.workbooks.survey_written import Survey
from questionnaires.writing import as_written

Book = dict[str, list[Cells]]
"""The rows of each sheet, each with its cells by heading."""

OUR_FUNCTIONS = (*own.FUNCTIONS, "origin")
_ELSEWHERE = {"id", "version", "choices", "sections"}
_NOT_MISSED = ("languages", "uses", "title")  # ODK has another place for these


def sheets_of(questionnaire: Questionnaire, losses: Losses) -> Book:
    """Give the rows of every sheet; what ODK and Kobo do not understand is noted."""
    survey = Survey(questionnaire, losses)
    rows = [row for it in questionnaire.sections for row in survey.section(it)]
    unread = [it for it in questionnaire.uses if it not in survey.files]
    _tell_functions(questionnaire, losses)
    sheets: Book = {
        "survey": [
            *({"type": "csv-external", "name": it} for it in unread),
            *survey.whole.calculations,
            *rows,
        ],
        "choices": [*_choices(questionnaire)],
        "entities": survey.entities.rows,
        "settings": [_settings(questionnaire, survey.whole, losses)],
    }
    return {name: lines for name, lines in sheets.items() if lines}


def _choices(questionnaire: Questionnaire) -> Iterator[Cells]:
    for name, choices in questionnaire.choices.items():
        for choice in choices:
            written = {key: str(it) for key, it in as_written(choice).items() if key != "label"}
            yield {
                "list_name": name,
                **written,
                **spread("label", choice.label, questionnaire.fallback),
            }


def _settings(questionnaire: Questionnaire, whole: Entity, losses: Losses) -> Cells:
    told = {*_ELSEWHERE, *(("save_to", *OF_RECORDS) if whole.list_name else ())}
    rest = {key: it for key, it in as_written(questionnaire).items() if key not in told}
    if len(questionnaire.title) < 2:  # noqa: PLR2004 — a title in one language is form_title
        del rest["title"]
    for key in rest.keys() - {*_NOT_MISSED}:
        losses.add("own", key)
    rest |= {**whole.own, "languages": list(questionnaire.languages)}
    first = questionnaire.fallback
    named = heading("", first, first).removeprefix("::")
    return {
        "form_title": questionnaire.title.get(first, "") or questionnaire.id,
        "form_id": questionnaire.id,
        "version": questionnaire.version,
        **({"default_language": named} if named else {}),
        **own_cell(rest),
    }


def _tell_functions(questionnaire: Questionnaire, losses: Losses) -> None:
    items = (it for it, _ in questionnaire.walk())
    named = ((it.name, it) for it in (*questionnaire.sections, *items))
    for called, part in ((questionnaire.id, questionnaire), *named):
        for _, source in sources(part):
            for name in OUR_FUNCTIONS:
                if f"{name}(" in source:
                    losses.add("function", called, name)
