"""`schema`: prints the JSON Schema of the definition language, for editors."""

from __future__ import annotations

import argparse
import sys

from questionnaires.schema import schema_text


def run_schema(_asked: argparse.Namespace) -> int:
    """Print it."""
    sys.stdout.write(schema_text())
    return 0
