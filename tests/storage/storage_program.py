"""A program that saves so many answers and notes each after it returned; for tests."""

from __future__ import annotations

import os
from pathlib import Path

from storage_samples import NOW

from storage import open_store


def save_and_note(url: str, notes: Path, saves: int, shared: tuple[str, str, str] | None) -> None:
    """Save in a response of its own, or in the shared one, where nobody else saves the same."""
    with open_store(url) as store, notes.open("w", encoding="utf-8") as file:
        if shared is None:
            ours = store.add_organisation("Barnet", NOW).id
            head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)
            shared = head.id, ours, head.root
        for number in range(saves):
            question = f"p{os.getpid()}q{number}"
            store.save_answer(*shared, question, number, NOW)
            file.write(f"{shared[0]} {question} {number}\n")
