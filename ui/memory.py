"""What a browser tab remembers between runs: a cache of the store and small signs, never the truth."""

from __future__ import annotations

from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")
OWNER = "memory.owner"


def belongs_to(owner: str) -> None:
    """Forget everything when another person than before is here."""
    if st.session_state.get(OWNER) != owner:
        st.session_state.clear()
        st.session_state[OWNER] = owner


def recall(key: str, default: T) -> T:
    """Return what was remembered under a key, or the default."""
    found: T = st.session_state.get(key, default)
    return found


def remember(key: str, value: object) -> None:
    """Remember a value under a key until the tab is closed."""
    st.session_state[key] = value


def forget(key: str) -> None:
    """Forget what was remembered under a key."""
    st.session_state.pop(key, None)


def knows(key: str) -> bool:
    """Tell whether something is remembered under a key."""
    return key in st.session_state


def keys(beginning: str) -> list[str]:
    """Return the keys that begin so and under which something is remembered."""
    return [str(key) for key in st.session_state if str(key).startswith(beginning)]


def widget(key: str) -> Any:  # noqa: ANN401  # a widget's value has the widget's type
    """Return the value that a widget holds."""
    return st.session_state[key]
