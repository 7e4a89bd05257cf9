"""The instances of a repeat that people grow themselves: a card for each, to open, add to and take away."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from questionnaires import Instance
from questionnaires.model import Item, Repeat
from storage import StorageError
from ui import markup, memory, runtime
from ui.language import language, say, say_number
from ui.progress import go_to
from ui.saving import reason
from ui.visitor import visitor
from use_cases.answering import Open, add_instance, remove_instance
from use_cases.permission import NotAllowed

REFUSED = "cards.refused"
ShowItems = Callable[[Open, str, tuple[Item, ...]], None]


def show(opened: Open, parent: str, repeat: Repeat, show_items: ShowItems) -> None:
    """Show a repeat's instances: at the response's top as cards that lead on, within one in full."""
    node = opened.state.node(parent, repeat.name)
    at_top = parent == opened.state.response.id
    found = opened.state.instances(repeat.name, parent)
    name = node.label(language())
    if not at_top:
        markup.subheading(name, mark=_list_mark(parent, repeat))
    for number, instance in enumerate(found, 1):
        inner = None if at_top else show_items
        _card(opened, repeat, instance, f"{name} {number}", parent, inner)
    if at_top:
        markup.note(say_number("cards.count", len(found)) if found else say("cards.none"))
    if refused := memory.recall(REFUSED, ""):
        markup.message(say(refused), "fault")
    if not repeat.max_instances or len(found) < repeat.max_instances:
        st.button(
            say("cards.add", what=name.lower()),
            key=f"add-{parent}-{repeat.name}",
            on_click=_add,
            args=(opened, repeat, parent, at_top),
        )


def called(opened: Open, instance: Instance, name: str) -> str:
    """Return what an instance is called: its number, and its title once it has one."""
    title = opened.state.title(instance.id, language())
    return f"{name}: {title}" if title else name


def _list_mark(parent: str, repeat: Repeat) -> str:
    """Return the mark of the heading above a list of cards."""
    return f"{parent}-{repeat.name}"


def _card(
    opened: Open,
    repeat: Repeat,
    instance: Instance,
    name: str,
    parent: str,
    show_items: ShowItems | None,
) -> None:
    with st.container(border=True, key=f"card-{instance.id}"):
        words = called(opened, instance, name)
        mark = markup.focus_mark(on=instance.id)
        markup.show(f'<h3 class="card-title"{mark}>{escape(words)}</h3>')
        if show_items:
            show_items(opened, instance.id, repeat.questions)
        with st.container(horizontal=True):
            if not show_items:
                _open_button(opened, repeat, instance, name)
            focus = _list_mark(parent, repeat) if show_items else ""
            _remove_buttons(opened, instance, name, focus)  # a title would be read as Markdown


def _open_button(opened: Open, repeat: Repeat, instance: Instance, name: str) -> None:
    st.button(
        say("cards.open", what=name),
        key=f"open-{instance.id}",
        on_click=go_to,
        args=(_section_of(opened, repeat), instance.id),
    )


def _remove_buttons(opened: Open, instance: Instance, name: str, focus: str) -> None:
    asked = f"cards.asked.{instance.id}"
    if not memory.recall(asked, default=False):
        st.button(
            say("cards.remove", what=name),
            key=f"remove-{instance.id}",
            type="tertiary",
            on_click=_ask,
            args=(asked, instance.id),
        )
        return
    st.button(
        say("cards.remove_sure", what=name),
        key=f"sure-{instance.id}",
        on_click=_remove,
        args=(opened, instance, focus),
    )
    st.button(
        say("cards.remove_not"),
        key=f"not-{instance.id}",
        type="tertiary",
        on_click=memory.forget,
        args=(asked,),
    )


def _add(opened: Open, repeat: Repeat, parent: str, lead_on: bool) -> None:  # noqa: FBT001  # a callback's arguments have no names
    try:
        new = add_instance(runtime.desk(), visitor(), opened, repeat.name, parent)
    except (NotAllowed, StorageError) as error:
        memory.remember(REFUSED, reason(error))
        return
    memory.forget(REFUSED)
    if lead_on:
        go_to(_section_of(opened, repeat), new)
    else:
        markup.ask_for_focus(on=new)


def _ask(asked: str, instance: str) -> None:
    memory.remember(asked, value=True)
    markup.ask_for_focus(on=instance)


def _remove(opened: Open, instance: Instance, focus: str) -> None:
    try:
        remove_instance(runtime.desk(), visitor(), opened.head.id, instance.id)
    except (NotAllowed, StorageError) as error:
        memory.remember(REFUSED, reason(error))
    else:
        memory.forget(REFUSED)
        markup.ask_for_focus(on=focus)


def _section_of(opened: Open, repeat: Repeat) -> str:
    around = next(a for item, a in opened.questionnaire.walk() if item.name == repeat.name)
    return around[0].name
