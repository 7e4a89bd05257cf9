"""The engine: questionnaire definitions in, the state of every question out."""

from questionnaires.answers import parse_answer
from questionnaires.checking import BadExpression, check_expressions
from questionnaires.choice_lists import read_choices
from questionnaires.definition import read_definition
from questionnaires.expressions import ExpressionError
from questionnaires.faults import DefinitionError, Fault
from questionnaires.fingerprint import fingerprint
from questionnaires.instance import Answer, Instance, NewInstance, Record
from questionnaires.library import Library, read_folder
from questionnaires.model import (
    Acknowledge,
    Audience,
    Calculate,
    Choice,
    Date,
    Decimal,
    Group,
    Integer,
    Item,
    Matrix,
    Note,
    Offering,
    Question,
    Questionnaire,
    Range,
    Rank,
    Repeat,
    Row,
    Section,
    SelectMultiple,
    SelectOne,
    Side,
    Text,
    Time,
    Words,
)
from questionnaires.node import Node
from questionnaires.personal_number import find_personal_number
from questionnaires.records import RecordChange, merged
from questionnaires.state import State
from questionnaires.unreadable import Unreadable
from questionnaires.versions import Change, Comparison, Crosswalk, compare
from questionnaires.violations import Violation

__all__ = [
    "Acknowledge",
    "Answer",
    "Audience",
    "BadExpression",
    "Calculate",
    "Change",
    "Choice",
    "Comparison",
    "Crosswalk",
    "Date",
    "Decimal",
    "DefinitionError",
    "ExpressionError",
    "Fault",
    "Group",
    "Instance",
    "Integer",
    "Item",
    "Library",
    "Matrix",
    "NewInstance",
    "Node",
    "Note",
    "Offering",
    "Question",
    "Questionnaire",
    "Range",
    "Rank",
    "Record",
    "RecordChange",
    "Repeat",
    "Row",
    "Section",
    "SelectMultiple",
    "SelectOne",
    "Side",
    "State",
    "Text",
    "Time",
    "Unreadable",
    "Violation",
    "Words",
    "check_expressions",
    "compare",
    "find_personal_number",
    "fingerprint",
    "merged",
    "parse_answer",
    "read_choices",
    "read_definition",
    "read_folder",
]
