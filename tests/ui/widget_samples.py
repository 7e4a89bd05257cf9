"""One tiny question of each type and form, with what people do to answer it and what is then kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from questionnaires import Answer

HEAD = """\
id: prov
version: "1"
title:
  sv: Prov
  en: Test
choices:
  frukt:
    - name: apple
      label:
        sv: Äpple
        en: Apple
    - name: banan
      label:
        sv: Banan
        en: Banana
    - name: citron
      label:
        sv: Citron
        en: Lemon
sections:
  - name: forst
    label:
      sv: Först
      en: First
    questions:
"""
LABEL = """\
  label:
    sv: Vad <tycker> ni?
    en: What do you <think>?
"""
LABELS = {"sv": "Vad <tycker> ni?", "en": "What do you <think>?"}


def definition(questions: str) -> str:
    """Give a questionnaire with these questions in its only section, and a list of three fruits."""
    return HEAD + indent(questions, " " * 6)


def get(tab: AppTest, key: str) -> object:
    """Give what the one widget of a question shows."""
    widget = tab.get_by_key(key)
    assert isinstance(widget, Widget)
    value: object = widget.value
    return value


def put(tab: AppTest, key: str, value: Any) -> None:
    """Answer with the one widget of a question; the server hears of it with the next run."""
    widget = tab.get_by_key(key)
    assert isinstance(widget, Widget)
    widget.set_value(value)


def get_boxes(tab: AppTest, key: str) -> object:
    """Give the fruits whose boxes are ticked."""
    return [code for code in ("apple", "banan", "citron") if get(tab, f"{key}-{code}")]


def put_boxes(tab: AppTest, key: str, value: Any) -> None:
    """Tick the boxes of these fruits and no others."""
    for code in ("apple", "banan", "citron"):
        put(tab, f"{key}-{code}", code in value)


@dataclass(frozen=True)
class Case:
    """A question, what is done to answer it, what is kept of that, and the answer that others give."""

    type: str
    given: object
    kept: Answer
    other: Answer
    more: str = ""
    shown: object = None  # of what is kept; None: what was given
    other_shown: object = None  # of what others gave; None: just that
    empty: object = ""
    get: Callable[[AppTest, str], object] = get
    put: Callable[[AppTest, str, Any], None] = put

    @property
    def text(self) -> str:
        """The questionnaire that asks it."""
        return definition(f"- name: fraga\n  type: {self.type}\n{LABEL}{self.more}")

    @property
    def shows(self) -> object:
        """What the widget shows of the answer that is kept."""
        return self.given if self.shown is None else self.shown

    @property
    def shows_other(self) -> object:
        """What the widget shows of the answer that others gave."""
        return self.other if self.other_shown is None else self.other_shown


MINIMAL = "  appearance: minimal\n"
LINES = "  appearance: multiline\n"
MONTH = "  appearance: month-year\n"
SCALE = "  start: 0\n  end: 10\n"
TWO, ONE = ["apple", "citron"], ["banan"]
WORDS = ["citron", "Eget <ord>"]
ORDER, BACKWARDS = ["citron", "apple", "banan"], ["banan", "apple", "citron"]
CASES = {
    "select_one": Case("select_one frukt", "banan", "banan", "citron", empty=None),
    "minimal": Case("select_one frukt", "banan", "banan", "citron", MINIMAL, empty=None),
    "select_multiple": Case(
        "select_multiple frukt", TWO, TWO, ONE, empty=[], get=get_boxes, put=put_boxes
    ),
    "or_other": Case("select_multiple frukt", WORDS, WORDS, ONE, "  or_other: yes\n", empty=[]),
    "rank": Case("rank frukt", ORDER, ORDER, BACKWARDS, empty=[]),
    "text": Case("text", "Åäö <b>", "Åäö <b>", "Annat"),
    "multiline": Case("text", "En rad\noch en till", "En rad\noch en till", "Annat", LINES),
    "email": Case("text", "namn@exempel.se", "namn@exempel.se", "a@b.se", "  format: email\n"),
    "integer": Case("integer", "1 200", 1200, 7, shown="1200", other_shown="7"),
    "decimal": Case("decimal", "2,5", 2.5, 10.0, other_shown="10"),
    "range": Case("range", "4", 4.0, 7.0, SCALE, other_shown="7"),
    "date": Case("date", "31 mars 2025", "2025-03-31", "2026-01-02", shown="2025-03-31"),
    "time": Case("time", "9.30", "09:30", "14:00", shown="09:30"),
    "month": Case("date", "mars 2025", "2025-03-01", "2026-01-01", MONTH, "2025-03", "2026-01"),
    "acknowledge": Case(
        "acknowledge", given=True, kept="OK", other="OK", other_shown=True, empty=False
    ),
}
"""What is answered in one place; matrix, note and calculate have tests of their own."""
