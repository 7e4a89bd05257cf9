"""Lint: what is wrong or unwise in a definition, beyond what makes it impossible to use."""

from questionnaires.lint import (
    choices,
    codes,
    conditions,
    defaults,
    growth,
    languages,
    lengths,
    limits,
    messages,
    numbering,
    records,
    renaming,
    shapes,
    style,
    unused,
)
from questionnaires.lint.kinds import READING
from questionnaires.lint.registry import CHECKS, Check
from questionnaires.lint.running import lint_file

THEMES = (
    choices,
    codes,
    conditions,
    defaults,
    growth,
    languages,
    lengths,
    limits,
    messages,
    numbering,
    records,
    renaming,
    shapes,
    style,
    unused,
)
"""The modules that hold the checks; to be imported is enough for them to register."""

__all__ = ["CHECKS", "READING", "THEMES", "Check", "lint_file"]
