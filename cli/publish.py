"""`publish`: freezes a version of a questionnaire, with a note that says why it changed."""

from __future__ import annotations

import argparse
import sys

from i18n import text
from storage import Conflict
from use_cases.desk import Desk
from use_cases.hindrances import hindrance_lines
from use_cases.publishing import NotPublishable, publish_file


def run_publish(desk: Desk, asked: argparse.Namespace) -> int:
    """Publish the file; 1 if it cannot be, with what to do, and nothing is changed."""
    try:
        served, is_new = publish_file(desk, asked.file, asked.note)
    except NotPublishable as refused:
        lines = hindrance_lines(refused.standing, asked.language)
        print("\n".join(lines), file=sys.stderr)
        return 1
    except Conflict:
        print(text("publish.meanwhile", asked.language), file=sys.stderr)
        return 1
    said = "publish.done" if is_new else "publish.already"
    print(text(said, asked.language, id=served.id, version=served.version))
    return 0
