"""The settings of this installation, from the environment; every one has a default that runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from programme import Programme, read_programme
from questionnaires import Library, read_folder
from storage import open_store
from use_cases.desk import Desk, utc_now
from use_cases.tallying import keep_tallies

ROOT = Path(__file__).parent.parent
PORT = 8501


@dataclass(frozen=True)
class Settings:
    """Where things are kept, and the address that people reach them by."""

    database: str
    address: str
    definitions: Path

    def link_address(self, token: str) -> str:
        """Return the whole address of a personal link; what follows # never leaves the browser."""
        return f"{self.address}/lank#{token}"


def read_settings() -> Settings:
    """Read DATABASE_URL, STARTPUNKT_ADDRESS and STARTPUNKT_DEFINITIONS from the environment."""
    port = os.environ.get("STREAMLIT_SERVER_PORT", str(PORT))
    return Settings(
        database=os.environ.get("DATABASE_URL", f"sqlite:///{ROOT / 'data' / 'startpunkt.db'}"),
        address=os.environ.get("STARTPUNKT_ADDRESS", f"http://localhost:{port}").rstrip("/"),
        definitions=Path(
            os.environ.get("STARTPUNKT_DEFINITIONS", ROOT / "questionnaires" / "definitions")
        ),
    )


def open_programme() -> Programme:
    """Read the programme; raises DefinitionError."""
    return read_programme(ROOT / "programme" / "programme.yaml")


def open_library(settings: Settings, programme: Programme) -> Library:
    """Read every questionnaire, with the programme's goals and problem areas of today."""
    return read_folder(settings.definitions, programme.lists(utc_now().date()))


def open_desk(settings: Settings) -> Desk:
    """Open everything that the settings name; raises storage.StorageError, DefinitionError."""
    programme = open_programme()
    library = open_library(settings, programme)
    desk = Desk(open_store(settings.database), library, programme)
    try:
        desk.store.keep_programme(programme, utc_now())
        keep_tallies(desk)
    except Exception:
        desk.store.close()
        raise
    return desk
