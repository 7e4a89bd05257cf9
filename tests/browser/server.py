"""Starts Startpunkt as people start it, on a free port and a database of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds
LINK = re.compile(r"http://\S+/lank#\S+")


class Server:
    """A running Startpunkt; it can be killed and started again on the same port and database."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.log = folder / "server.log"
        self.environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.folder / "data" / "startpunkt.db"

    def variables(self) -> dict[str, str]:
        """Return the environment of the server and of the terminal beside it."""
        return {
            **os.environ,
            "STREAMLIT_SERVER_PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "PYTHONUNBUFFERED": "1",
            **self.environment,
        }

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"],
                cwd=ROOT,
                env=self.variables(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._await_health()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the server, as one does (SIGTERM) or as a power cut does (SIGKILL)."""
        assert self._process
        os.killpg(self._process.pid, how)
        self._process.wait(20)

    def cli(self, *arguments: str) -> str:
        """Run a command in a terminal beside the server, and return what it prints."""
        return subprocess.run(
            [sys.executable, "-m", "cli", *arguments],
            cwd=ROOT,
            env=self.variables(),
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def staff_link(self) -> str:
        """Return a new one-time link for staff."""
        return LINK.search(self.cli("staff-link")).group(0)  # type: ignore[union-attr]

    def first_link(self) -> str:
        """Return the link that the first start printed."""
        return LINK.search(self.printed()).group(0)  # type: ignore[union-attr]

    def _await_health(self) -> None:
        assert self._process
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(self.printed())
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.printed())


def free_port() -> int:
    """Return a port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
