"""Two versions of a questionnaire: what changed, and how answers to the old are read in the new."""

from questionnaires.versions.changes import Change, Comparison, Effect
from questionnaires.versions.comparing import compare
from questionnaires.versions.crosswalk import Crosswalk

__all__ = ["Change", "Comparison", "Crosswalk", "Effect", "compare"]
