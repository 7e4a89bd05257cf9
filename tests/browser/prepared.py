"""What is there before anybody comes: organisations with their links, made beside the server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from server import ROOT, Server

from access import Role, Session, hash_token
from questionnaires import Answer
from use_cases.answering import keep_answer, open_response
from use_cases.desk import Desk, utc_now
from use_cases.organisations import add_organisation, make_link
from use_cases.settings import Settings, open_desk

JOINING = "anslutning"
ENOUGH_TO_SEND: dict[str, Answer] = {
    "org_namn": "<i>Lek</i> & **lär**",
    "har_orgnr": "nej",
    "org_typ": "kommun",
    "storlek": "s0",
    "org_geografi": ["k1984"],
    "beslut_status": "inget",
    "vilja": "OK",
    "kontakt_skydd": "ja",
    "kontakt_roll": "Samordnare",
    "kontakt_epost": "ett@exempel.se",
    "syns": "ja",
    "behorig": "OK",
}


@dataclass(frozen=True)
class Invited:
    """An organisation that has been given its link."""

    id: str
    name: str
    link: str

    @property
    def token(self) -> str:
        """The secret part of the link."""
        return self.link.partition("#")[2]


@contextmanager
def desk(server: Server) -> Iterator[Desk]:
    """Open the server's database beside it."""
    definitions = ROOT / "questionnaires" / "definitions"
    found = open_desk(Settings(f"sqlite:///{server.database}", server.address, definitions))
    yield found
    found.store.close()


def invite(server: Server, *names: str) -> list[Invited]:
    """Add organisations to the server's database, each with a link."""
    with desk(server) as found:
        return [_invited(server, found, name) for name in names]


def new_link(server: Server, organisation: Invited) -> Invited:
    """Make an organisation's next link; the earlier ones are revoked."""
    with desk(server) as found:
        token = make_link(found, _staff(found), organisation.id)
    return Invited(organisation.id, organisation.name, f"{server.address}/lank#{token}")


def draft_answers(server: Server, organisation: Invited) -> dict[str, object]:
    """Return the answers of an organisation's draft to join, outside repeats."""
    with desk(server) as found:
        session = Session(Role.RESPONDENT, organisation.id, utc_now())
        return dict(open_response(found, session, JOINING).state.response.answers)


def answer(server: Server, organisation: Invited, answers: Mapping[str, Answer]) -> None:
    """Keep answers in an organisation's draft to join, outside repeats."""
    with desk(server) as found:
        session = Session(Role.RESPONDENT, organisation.id, utc_now())
        head = open_response(found, session, JOINING).head
        for name, given in answers.items():
            keep_answer(found, session, head.id, head.root, name, given)


def end_session(server: Server, cookie: str) -> None:
    """End a session as if its time had run out."""
    with desk(server) as found:
        found.store.close_session(hash_token(cookie), utc_now())


def _invited(server: Server, found: Desk, name: str) -> Invited:
    new = add_organisation(found, _staff(found), name)
    token = make_link(found, _staff(found), new.id)
    return Invited(new.id, new.name, f"{server.address}/lank#{token}")


def _staff(found: Desk) -> Session:
    return Session(Role.STAFF, None, found.clock())
