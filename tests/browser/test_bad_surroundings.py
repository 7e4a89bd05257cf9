"""Files that are broken or missing: the app answers, says what is wrong in plain words, serves the rest."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import expect
from server import ROOT, Server
from visitor import NewVisitor

BROKEN = """\
id: trasig
version: "1"
title:
  sv: Trasig
sections:
  - name: ett
    label:
      sv: Ett
    questions:
      - name: fraga
        type: textt
"""


@contextmanager
def running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()


def test_a_broken_definition_is_named_to_staff_and_the_others_are_served(
    tmp_path: Path, visitor: NewVisitor
) -> None:
    folder = tmp_path / "definitions"
    copytree(ROOT / "questionnaires" / "definitions", folder)
    (folder / "trasig.yaml").write_text(BROKEN, encoding="utf-8")
    with running(Server(tmp_path, STARTPUNKT_DEFINITIONS=str(folder))) as server:
        staff = visitor(server.address).open_link(server.first_link())
        fault = staff.heading("Länets gemensamma bild").page.get_by_role("alert")
        expect(fault).to_contain_text("trasig.yaml kan inte användas")
        expect(fault).to_contain_text("trasig.yaml:11")
        staff.accessible().page.get_by_role("link", name="Organisationer").click()
        staff.heading("Organisationer")
        served = staff.page.get_by_role("columnheader", name="Anslut er till")
        expect(served).to_be_visible()
        assert "Traceback" not in server.printed()
        assert "trasig.yaml:11" in server.printed()


def folder_instead(folder: Path) -> Path:
    (folder / "mapp.db").mkdir()
    return folder / "mapp.db"


def below_a_file(folder: Path) -> Path:
    (folder / "fil").write_text("", encoding="utf-8")
    return folder / "fil" / "startpunkt.db"


def something_else(folder: Path) -> Path:
    (folder / "brev.db").write_text("Hej! " * 1000, encoding="utf-8")
    return folder / "brev.db"


@pytest.mark.parametrize("unusable", [folder_instead, below_a_file, something_else])
def test_without_a_database_every_page_says_so_and_signs_nobody_in(
    tmp_path: Path, visitor: NewVisitor, unusable: Callable[[Path], Path]
) -> None:
    address = f"sqlite:///{unusable(tmp_path)}"
    with running(Server(tmp_path, DATABASE_URL=address)) as server:
        somebody = visitor(server.address)
        for path in ("/", "/oversikt", "/fyll-i?enkat=anslutning"):
            somebody.visit(path).heading("Startpunkt når inte sin databas")
            expect(somebody.page.get_by_role("alert")).to_contain_text("ladda om sidan")
        somebody.accessible()
        shown = somebody.page.locator("body").inner_text()
        for unwanted in ("Traceback", "Error", str(tmp_path)):
            assert unwanted not in shown
        somebody.page.goto(f"{server.address}/lank#abc")
        somebody.press("Öppna Startpunkt")
        expect(somebody.page.get_by_role("alert")).to_contain_text("når inte sin databas")
        with pytest.raises(urllib.error.HTTPError) as unhealthy:
            urllib.request.urlopen(f"{server.address}/healthz", timeout=10)
        assert unhealthy.value.code == 503
        unhealthy.value.close()
        assert "Traceback" not in server.printed()
        assert str(tmp_path) in server.printed()  # whoever runs Startpunkt reads the reason there
