"""`staff-link`: prints a new one-time sign-in link for staff."""

from __future__ import annotations

import argparse

from i18n import LANGUAGES, text
from use_cases.desk import Desk
from use_cases.settings import read_settings
from use_cases.signing_in import make_staff_link


def run_staff_link(desk: Desk, _asked: argparse.Namespace) -> int:
    """Print the link."""
    address = read_settings().link_address(make_staff_link(desk))
    print(text("startup.staff_link", LANGUAGES[0], address=address))
    return 0
