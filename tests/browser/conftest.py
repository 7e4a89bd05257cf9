"""A real server and a real Chromium for the browser tests; both are started once and shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launch
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from server import Server
from visitor import NewVisitor, Visitor


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as driving a browser."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("shared"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """Start a server of the test's own, with an empty database."""
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[NewVisitor]:
    """Make visitors, each in a browser of their own; no page may throw an error."""
    pages: list[Page] = []
    thrown: list[str] = []

    def make(
        address: str, *, width: int = 1280, height: int = 1400, locale: str = "sv-SE"
    ) -> Visitor:
        context = chromium.new_context(
            locale=locale,
            timezone_id="Europe/Stockholm",
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        pages.append(page)
        return Visitor(page, address)

    yield make
    for page in pages:
        page.context.close()
    assert not thrown, thrown
