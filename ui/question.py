"""Shows one question: its words, what is wrong with its answer, and the widget to answer with."""

from __future__ import annotations

from html import escape

import streamlit as st

from questionnaires import Node, State
from questionnaires.model import (
    Acknowledge,
    Calculate,
    Group,
    Item,
    Matrix,
    Note,
    Question,
    Repeat,
    Row,
)
from questionnaires.shown import shown_answer
from ui import cards, conflict, markup, saving, widgets
from ui.faults import fault_lines
from ui.language import language, say
from ui.saving import Spot
from use_cases.answering import Open


def show_items(opened: Open, instance: str, items: tuple[Item, ...]) -> None:
    """Show questions in order, those that are relevant."""
    for item in items:
        if opened.state.node(instance, item.name).relevant:
            show_item(opened, instance, item)


def show_item(opened: Open, instance: str, item: Item) -> None:
    """Show one question, group or repeat of an instance."""
    match item:
        case Calculate():
            pass
        case Note():
            markup.note(opened.state.node(instance, item.name).label(language()))
        case Group():
            markup.subheading(opened.state.node(instance, item.name).label(language()))
            show_items(opened, instance, item.questions)
        case Repeat():
            cards.show(opened, instance, item, show_items)
        case Matrix():
            _matrix(opened, instance, item)
        case _:
            spot = _spot(opened, instance, item)
            node = opened.state.node(instance, item.name)
            markup.show(words_above(node, spot))
            _show_answer(spot, node)


def _show_answer(spot: Spot, node: Node) -> None:
    """Show the widget; of an answer that cannot be changed, only its words."""
    if node.read_only:
        said = shown_answer(node, language()) or say("fill.nothing_here")
        markup.show(markup.paragraphs(said, "only-shown"))
    else:
        conflict.show(spot, node)
        widgets.show(spot, node)


def _spot(opened: Open, instance: str, asked: Question | Row) -> Spot:
    return Spot(opened.head.id, instance, asked, opened.head.revision)


def words_above(node: Node, spot: Spot, also: str = "") -> str:
    """Return the question's label, hint and faults as markup; the script ties them to the field.

    `also` is the key of a question whose hint and faults belong to this one too: a matrix's.
    """
    key = escape(spot.key)
    parts = [] if isinstance(node.item, Acknowledge) else [_label(node, key)]
    if hint := node.hint(language()):
        parts.append(f'<p class="question-hint" id="hint-{key}">{escape(hint)}</p>')
    if guidance := node.guidance(language()):
        more = escape(say("fill.more_about"))
        parts.append(f"<details><summary>{more}</summary>{markup.paragraphs(guidance)}</details>")
    if faults := fault_lines(node, spot):
        told = " ".join(escape(line) for line in faults)
        mark = f'<span class="fault-mark">{escape(say("fault.mark"))}</span> '
        parts.append(f'<p class="question-fault" id="fault-{key}">{mark}{told}</p>')
    required = ' data-required="true"' if node.required else ""
    more = f' data-also="hint-{escape(also)} fault-{escape(also)}"' if also else ""
    return f'<div class="question" data-question="{key}"{required}{more}>{"".join(parts)}</div>'


def _label(node: Node, key: str) -> str:
    label = escape(node.label(language()))
    optional = f' <span class="optional">{escape(say("fill.optional"))}</span>'
    answered = node.required or node.read_only
    return f'<p class="question-label" id="label-{key}">{label}{"" if answered else optional}</p>'


def _matrix(opened: Open, instance: str, matrix: Matrix) -> None:
    node = opened.state.node(instance, matrix.name)
    markup.show(words_above(node, _spot(opened, instance, matrix)))
    spots = [_spot(opened, instance, row) for row in matrix.rows]
    for spot in spots:
        _row(opened.state, spot, f"{instance}-{matrix.name}")
    answered = any(opened.state.node(instance, row.name).value for row in matrix.rows)
    if answered and not node.required and not node.read_only:
        key = f"{instance}-{matrix.name}-clear"
        st.button(say("fill.clear_all"), key=key, type="tertiary", on_click=_clear, args=(spots,))


def _clear(spots: list[Spot]) -> None:
    for spot in spots:
        saving.keep(spot, None)


def _row(state: State, spot: Spot, matrix: str) -> None:
    node = state.node(spot.instance, spot.question.name)
    markup.show(words_above(node, spot, also=matrix))
    _show_answer(spot, node)
