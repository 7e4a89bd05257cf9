"""A program that saves without end and acknowledges each save after it returned; for tests.

Arguments: the database's address, how many threads, and how many saves each (0: without end).
Each thread has an organisation and a response of its own; it prints `response question number`.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from threading import Thread

sys.modules["pandas"] = None  # type: ignore[assignment]  # sqlite-utils would take a second for it

from storage_samples import NOW  # noqa: E402 -- after the line above

from storage import Store, open_store  # noqa: E402 -- likewise


def save(store: Store, numbers: range | count[int]) -> None:
    """Begin a response and save one answer after the other."""
    ours = store.add_organisation("Barnet", NOW).id
    head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)
    for number in numbers:
        question = f"q{number % 20}"
        store.save_answer(head.id, ours, head.root, question, number, NOW)
        os.write(1, f"{head.id} {question} {number}\n".encode())


def main() -> None:
    """Save in several threads at once."""
    address, threads, saves = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    store = open_store(address)
    workers = [
        Thread(target=save, args=(store, range(1, saves + 1) if saves else count(1)))
        for _ in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    store.close()


main()
