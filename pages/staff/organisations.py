"""The register: organisations are added and get their links, and one sees where each is."""

from ui import guards, organisations

session = guards.require_staff()
organisations.show(session)
