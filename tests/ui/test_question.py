from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import Session
from i18n import text
from questionnaires import Answer
from tests.ui.screen_samples import FILL, REVIEW, Browser, go, markup_of, opened, serve, words_of
from tests.ui.widget_samples import LABEL, definition, get, put, put_boxes
from use_cases.answering import keep_answer

MATRIX = """\
- name: styr
  type: matrix frukt
  label:
    sv: Hur väl stämmer det?
  rows:
    - name: styr_mal
      label:
        sv: Vi har mål
    - name: styr_tid
      label:
        sv: Vi har tid
"""
SHOWN_AND_WORKED_OUT = """\
- name: antal
  type: integer
- name: dubbelt
  type: calculate
  calculation: ${antal} * 2
- name: visas
  type: note
  label:
    sv: Det blir ${dubbelt} <fikon>.
"""
FILTERED = f"""\
- name: vilka
  type: select_multiple frukt
- name: fraga
  type: select_one frukt
  choice_filter: selected(${{vilka}}, name)
{LABEL}"""
TEXT = f"- name: fraga\n  type: text\n{LABEL}"
ONE = f"- name: fraga\n  type: select_one frukt\n{LABEL}"
DROPDOWN = ONE + "  appearance: minimal\n"
PERSONAL_NUMBER = "Ring Kim, 19811218-9876"  # the Swedish Tax Agency's example number


class Tab:
    """A tab where an organisation answers some questions."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.session: Session = browser.be_organisation()
        self.root = opened(self.session).head.root
        self.page: AppTest = browser.open(FILL, enkat="prov")

    def put(self, question: str, value: object) -> None:
        """Answer a question."""
        put(self.page, f"{self.root}-{question}", value)
        self.page.run()

    def press(self, button: str) -> None:
        """Press a question's button."""
        self.page.button(key=f"{self.root}-{button}").click().run()

    def shown(self, question: str) -> object:
        """Give what is shown as the answer."""
        return get(self.page, f"{self.root}-{question}")

    def has(self, button: str) -> bool:
        """Tell whether a question has this button."""
        return f"{self.root}-{button}" in [it.key for it in self.page.button]

    def others_answer(self, question: str, answer: Answer | None) -> None:
        """Let others of the same organisation answer, and draw the page anew."""
        response = opened(self.session).head.id
        keep_answer(self.browser.desk, self.session, response, self.root, question, answer)
        self.page.run()

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers in the store."""
        return dict(opened(self.session).state.response.answers)


@pytest.fixture
def ask(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Tab]:
    def asking(questions: str) -> Tab:
        serve(monkeypatch, tmp_path, prov=definition(questions))
        return Tab(browser)

    return asking


def test_each_row_of_a_matrix_has_its_label_and_an_answer_of_its_own(
    ask: Callable[[str], Tab],
) -> None:
    tab = ask(MATRIX)
    assert [it.label for it in tab.page.radio] == ["Vi har mål", "Vi har tid"]
    assert all(it in words_of(tab.page) for it in ("Hur väl stämmer det?", "Vi har mål"))

    tab.put("styr_tid", "citron")
    assert tab.answers == {"styr_tid": "citron"}
    assert (tab.shown("styr_mal"), tab.shown("styr_tid")) == (None, "citron")


def test_an_optional_matrix_can_be_cleared_as_a_whole(ask: Callable[[str], Tab]) -> None:
    tab = ask(MATRIX)
    assert not tab.has("styr-clear")

    tab.put("styr_mal", "apple")
    tab.put("styr_tid", "citron")
    tab.press("styr-clear")
    assert tab.answers == {}
    assert (tab.shown("styr_mal"), tab.shown("styr_tid")) == (None, None)


def test_a_required_matrix_has_no_button_to_clear_it(ask: Callable[[str], Tab]) -> None:
    tab = ask(MATRIX + "  required: yes\n")
    tab.put("styr_mal", "apple")
    assert not tab.has("styr-clear")


def test_a_note_is_read_and_a_calculation_is_not_shown(ask: Callable[[str], Tab]) -> None:
    tab = ask(SHOWN_AND_WORKED_OUT)
    tab.put("antal", "4")

    assert "Det blir 8 &lt;fikon&gt;." in markup_of(tab.page)
    assert len(tab.page.get("text_input")) == 1
    assert tab.answers == {"antal": 4}


def test_an_optional_choice_can_be_cleared_again(ask: Callable[[str], Tab]) -> None:
    tab = ask(ONE)
    assert not tab.has("fraga-clear")

    tab.put("fraga", "banan")
    tab.press("fraga-clear")
    assert tab.answers == {}
    assert tab.shown("fraga") is None
    tab.page.run()
    assert tab.answers == {}


def test_a_required_choice_has_no_button_to_clear_it(ask: Callable[[str], Tab]) -> None:
    tab = ask(ONE + "  required: yes\n")
    tab.put("fraga", "banan")
    assert not tab.has("fraga-clear")


def test_a_choice_that_is_no_longer_on_offer_is_not_replaced_by_another(
    ask: Callable[[str], Tab],
) -> None:
    tab = ask(FILTERED)
    put_boxes(tab.page, f"{tab.root}-vilka", ["apple", "banan"])
    tab.page.run()
    tab.put("fraga", "banan")
    tab.put("vilka-banan", value=False)

    assert tab.shown("fraga") is None
    assert tab.page.radio[0].options == ["Äpple"]
    tab.put("vilka-banan", value=True)
    assert tab.shown("fraga") == "banan"


def test_words_with_a_personal_number_stay_in_their_field_and_are_not_kept(
    ask: Callable[[str], Tab],
) -> None:
    tab = ask(TEXT)
    tab.put("fraga", "Ring växeln")
    tab.put("fraga", PERSONAL_NUMBER)
    fault = text("fault.personal_number", "sv")

    assert tab.answers == {"fraga": "Ring växeln"}
    tab.others_answer("fraga", "Ring inte")
    assert tab.shown("fraga") == PERSONAL_NUMBER
    assert fault in words_of(tab.page)

    tab.put("fraga", "Ring Kim")
    assert tab.answers == {"fraga": "Ring Kim"}
    assert fault not in words_of(tab.page)


@pytest.mark.parametrize(
    ("kind", "typed", "fault"),
    [
        ("integer", "tolv <b>", "fault.malformed.integer"),
        ("decimal", "två och en halv", "fault.malformed.decimal"),
        ("date", "31 februari 2025", "fault.malformed.date"),
        ("text\n  format: email", "namn(at)exempel", "fault.malformed.email"),
    ],
)
def test_words_of_the_wrong_shape_are_kept_as_they_are_and_marked(
    ask: Callable[[str], Tab], kind: str, typed: str, fault: str
) -> None:
    tab = ask(f"- name: fraga\n  type: {kind}\n{LABEL}")
    tab.put("fraga", typed)

    assert tab.answers == {"fraga": typed}
    assert tab.shown("fraga") == typed
    assert text(fault, "sv") in words_of(tab.page)
    assert f'id="fault-{tab.root}-fraga"' in markup_of(tab.page)


def test_that_an_answer_is_missing_is_not_said_before_sending_was_tried(
    ask: Callable[[str], Tab],
) -> None:
    tab = ask(TEXT + "  required: yes\n")
    missing = text("fault.required.answer", "sv")
    assert missing not in words_of(tab.page)
    assert 'data-required="true"' in markup_of(tab.page)

    go(tab.page, REVIEW, enkat="prov")
    assert missing in words_of(go(tab.page, FILL, enkat="prov"))


def test_words_typed_after_the_session_has_ended_are_shown_to_be_copied(
    ask: Callable[[str], Tab],
) -> None:
    tab = ask(TEXT)
    tab.browser.leave()
    tab.put("fraga", "Det sista vi skrev")

    assert text("fault.signed_out", "sv") in words_of(tab.page)
    assert [it.value for it in tab.page.text_area] == ["Det sista vi skrev"]


def test_a_label_with_marks_is_shown_as_it_stands(ask: Callable[[str], Tab]) -> None:
    tab = ask(DROPDOWN.replace("Vad <tycker> ni?", "<script>alert('\"')</script>"))

    assert "&lt;script&gt;alert(&#x27;&quot;&#x27;)&lt;/script&gt;" in markup_of(tab.page)
    assert "<script>" not in markup_of(tab.page)


def test_an_answer_that_cannot_be_changed_is_shown_in_words(ask: Callable[[str], Tab]) -> None:
    tab = ask(f"{ONE}  default: citron\n  read_only: yes\n{MATRIX}  read_only: yes\n")

    assert not tab.page.radio
    assert "Citron" in words_of(tab.page)
    assert text("fill.nothing_here", "sv") in words_of(tab.page)
    assert text("fill.optional", "sv") not in words_of(tab.page)


def test_more_help_is_there_for_who_asks(ask: Callable[[str], Tab]) -> None:
    tab = ask(f"{TEXT}  guidance_hint:\n    sv: Räkna <alla>.\n")

    assert f"<summary>{text('fill.more_about', 'sv')}</summary>" in markup_of(tab.page)
    assert "<p>Räkna &lt;alla&gt;.</p></details>" in markup_of(tab.page)
