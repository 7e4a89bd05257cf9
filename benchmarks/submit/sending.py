"""One client's work: a whole response of 150 answers kept, checked, frozen and counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from multiprocessing.connection import Connection

from access import Role, Session
from benchmarks.closed_loop import Run, closed_loop
from benchmarks.engine.forms import questionnaire
from benchmarks.engine.work import answers
from programme import Programme, Submission
from questionnaires import Answer, Library, Questionnaire, State, fingerprint
from storage import Store, open_store
from use_cases.answering import Open
from use_cases.desk import Desk, utc_now
from use_cases.sending import send


class Client:
    """An organisation that sends a whole response again and again, each in a round of its own."""

    def __init__(self, store: Store, programme: Programme, form: Questionnaire) -> None:
        """Add the organisation."""
        self._desk, self._form = Desk(store, Library({form.id: form}, ()), programme), form
        self._fingerprint = fingerprint(form)
        self._answers: Mapping[str, Answer] = dict(answers())
        self._organisation = store.add_organisation("Exempelorganisationen", utc_now()).id
        self._session = Session(Role.RESPONDENT, self._organisation, utc_now() + timedelta(days=1))

    def send(self, turn: int) -> Submission:
        """Keep the answers as a draft, read it back, check it afresh, freeze and count it."""
        store, form = self._desk.store, self._form
        head = store.start_response(
            self._organisation,
            form.id,
            form.version,
            self._fingerprint,
            str(turn),
            self._answers,
            utc_now(),
        )
        draft = store.draft(head.id, self._organisation)
        opened = Open(head, form, State(form, draft, {}, utc_now()))
        return send(self._desk, self._session, opened)


def send_in_process(
    url: str, programme: Programme, clients: int, seconds: float, answer: Connection
) -> None:
    """Send from a process of its own, beginning when told to, and give back what was measured."""
    with open_store(url) as store:
        answer.send("ready")
        answer.recv()
        answer.send(send_at_once(store, programme, clients, seconds))


def send_at_once(
    store: Store, programme: Programme, clients: int, seconds: float
) -> tuple[Run, dict[str, str]]:
    """Have so many clients send in a closed loop; return also each response's digest."""
    form = questionnaire()
    sending = [Client(store, programme, form) for _ in range(clients)]
    digests: dict[str, str] = {}

    def work(client: int, turn: int) -> None:
        sent = sending[client].send(turn)
        digests[sent.response_id] = sent.digest

    return closed_loop(work, clients, seconds), digests
