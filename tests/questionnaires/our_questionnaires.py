"""The product's own questionnaires and the strategy's lists, read once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import programme
import questionnaires
from programme import read_programme
from questionnaires import read_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from questionnaires import Choice, Questionnaire

FOLDER = Path(questionnaires.__file__).with_name("definitions")


@cache
def strategy_lists() -> Mapping[str, tuple[Choice, ...]]:
    path = Path(programme.__file__).with_name("programme.yaml")
    return read_programme(path).lists(date(2026, 11, 22))


@cache
def our_questionnaires() -> Mapping[str, Questionnaire]:
    library = read_folder(FOLDER, strategy_lists())
    assert not library.broken, str(library.broken[0])
    return library.questionnaires
