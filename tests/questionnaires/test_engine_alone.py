"""The engine needs no screen, no tables, no charts, no documents and no database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ELSEWHERE = ["streamlit", "pandas", "altair", "fpdf", "sqlite_utils", "sqlite3"]
BLOCKED = f"""
import sys
sys.modules.update(dict.fromkeys({ELSEWHERE}))
import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "tests/questionnaires",
                      "--deselect", "tests/questionnaires/test_engine_alone.py"]))
"""


def test_all_its_tests_pass_where_nothing_else_can_be_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert " passed" in done.stdout
