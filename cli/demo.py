"""`demo`: fills an empty database with made-up organisations."""

from __future__ import annotations

import argparse
import sys

from i18n import LANGUAGES, text
from use_cases.demo import NotEmpty, make_demo
from use_cases.desk import Desk


def run_demo(desk: Desk, asked: argparse.Namespace) -> int:
    """Print what was made; 1 if the database has organisations already, and nothing is changed."""
    try:
        made = make_demo(desk, asked.organisations)
    except NotEmpty:
        print(text("demo.not_empty", LANGUAGES[0]), file=sys.stderr)
        return 1
    print(text("demo.made", LANGUAGES[0], **vars(made)))
    return 0
