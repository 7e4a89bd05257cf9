"""A program that saves without end, and notes each save once it was told that it is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from threading import Thread
from time import sleep

from benchmarks.drafts import Draft, begin
from benchmarks.durability.promises import Promises, answer_of
from storage import StorageError, open_store
from storage.drafts import Drafts

QUESTIONS = 20
LATE = 0.02  # seconds from an early acknowledgement to its save
Note = Callable[[str, str, int], None]


def save_without_end(url: str, notes: Path, writers: int, early: bool) -> None:  # noqa: FBT001 -- a process's
    """Save in so many threads until killed; `early` notes a save before it is asked for."""
    store = open_store(url)
    file = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(response: str, question: str, number: int) -> None:
        os.write(file, f"{response} {question} {number}\n".encode())

    drafts = [begin(store) for _ in range(writers)]
    together([partial(save, store, it, note, early=early) for it in drafts])


def save(
    store: Drafts, draft: Draft, note: Note, *, early: bool = False, first: int = 1
) -> StorageError:
    """Save one answer after the other until one is not kept; return what was said then."""
    for number in count(first):
        question = f"q{number % QUESTIONS}"
        if early:
            note(draft.response, question, number)
            sleep(LATE)
        try:
            draft.save(store, question, answer_of(number))
        except StorageError as error:
            return error
        if not early:
            note(draft.response, question, number)
    raise AssertionError("numbers never end")


def together(works: Sequence[Callable[[], object]]) -> list[object]:
    """Do all at once, each in a thread of its own, and return what they return."""
    found: list[object] = [None] * len(works)

    def do(place: int) -> None:
        found[place] = works[place]()

    threads = [Thread(target=do, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def noting(promised: Promises) -> Note:
    """Make what notes acknowledgements in memory."""

    def note(response: str, question: str, number: int) -> None:
        promised.add((response, question, number))

    return note
