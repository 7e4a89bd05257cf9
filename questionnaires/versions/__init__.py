"""Two versions of a questionnaire: what changed, and how answers to the old are read in the new."""

from questionnaires.versions.changes import Change, Comparison, Effect
from questionnaires.versions.comparing import compare
from questionnaires.versions.crosswalk import Crosswalk
from questionnaires.versions.history import History
from questionnaires.versions.union import union_of
from questionnaires.versions.variables import Variable, variables_of

__all__ = [
    "Change",
    "Comparison",
    "Crosswalk",
    "Effect",
    "History",
    "Variable",
    "compare",
    "union_of",
    "variables_of",
]
