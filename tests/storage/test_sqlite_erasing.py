from __future__ import annotations

from pathlib import Path

from storage_samples import NOW

from storage import open_store

SENTINEL = "en-sak-som-ångrades-4711"


def test_an_erased_answer_is_nowhere_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(f"sqlite:///{path}") as store:
        ours = store.add_organisation("Kommunen", NOW).id
        head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)
        for answer in (SENTINEL, "x" * 9000 + SENTINEL, "något annat", SENTINEL):
            store.save_answer(head.id, ours, head.root, "q", answer, NOW)
    assert SENTINEL.encode() in path.read_bytes()
    with open_store(f"sqlite:///{path}") as store:
        store.save_answer(head.id, ours, head.root, "q", None, NOW)
    assert SENTINEL.encode() not in path.read_bytes()
