"""Eight programs on one database: no save is lost, and nobody is shown an error."""

from __future__ import annotations

from pathlib import Path

from storage_program import save_and_note
from storage_samples import Begun

from benchmarks.processes import CONTEXT

PROGRAMS, SAVES = 8, 20


def test_eight_programs_lose_nothing_in_one_response_nor_in_their_own(
    url: str, begun: Begun, tmp_path: Path
) -> None:
    half = PROGRAMS // 2
    notes = [tmp_path / f"notes-{number}" for number in range(PROGRAMS)]
    shared = [(*begun.ids, begun.root)] * half
    programs = [
        CONTEXT.Process(target=save_and_note, args=(url, note, SAVES, which))
        for note, which in zip(notes, [*shared, *[None] * half], strict=True)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0] * PROGRAMS
    told = [line.split() for note in notes for line in note.read_text("utf-8").splitlines()]
    assert len(told) == PROGRAMS * SAVES

    answers = {question: int(number) for it, question, number in told if it == begun.head.id}
    assert len(answers) == half * SAVES
    assert begun.draft().answers == answers
    own = [it for it in begun.store.organisations() if it.id != begun.organisation]
    heads = [begun.store.own_responses(it.id, "2027")[0] for it in own]
    assert [it.revision for it in heads] == [1 + SAVES] * half
    for head in [begun.now, *heads]:
        revisions = [it.revision for it in begun.store.events(head.id)]
        assert revisions == list(range(1, head.revision + 1))
    assert begun.now.revision == 1 + half * SAVES
