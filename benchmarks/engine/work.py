"""The work: a form of 200 questions, 150 answers to it, and 100 instances of its repeat.

Each expression stands twice: as ODK writes it, and as SurveyJS does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Value = str | int | list[str]
Expressions = Mapping[str, tuple[str, str]]  # by field: ODK's, SurveyJS's

CHOICES: Mapping[str, tuple[str, ...]] = {
    "yn": ("yes", "no"),
    "area": ("health", "work", "school", "care", "housing", "economy", "safety", "none"),
    "freq": ("never", "seldom", "sometimes", "often", "always"),
}
GROUPS = range(1, 11)
_NOTED = 1000  # a larger budget is asked for a note
_ODK, _SURVEYJS = "${%s}", "{%s}"


@dataclass(frozen=True)
class Asked:
    """One question of the form, in no engine's own words."""

    name: str
    kind: str  # as in XLSForm; "calculate" is worked out
    label: str
    choices: str = ""
    expressions: Expressions | None = None


def questions(group: int) -> list[Asked]:
    """Give the twenty questions of one group; 100 conditions, 40 constraints, 20 calculations in all."""
    return [
        Asked(f"g{group:02}_q{number:02}", kind, label, choices, _about(group, number))
        for number, (kind, choices, label) in enumerate(_TWENTY)
    ]


def actor_questions() -> list[Asked]:
    """Give the five questions of the repeat."""
    within = ("${a_budget}", "{panel.a_budget}")
    line = "concat(${a_name}, ' (', ${a_kind}, ')')"
    return [
        Asked("a_name", "text", "Name of the actor"),
        Asked("a_kind", "select_one", "How often do you meet?", "freq"),
        Asked("a_budget", "integer", "Budget", "", {"constraint": _between(within[1], "100000")}),
        Asked(
            "a_note",
            "text",
            "What is it for?",
            "",
            {"relevant": (f"{within[0]} > 1000", f"{within[1]} > 1000")},
        ),
        Asked(
            "a_line",
            "calculate",
            "Line",
            "",
            {"calculation": (line, "{panel.a_name} + ' (' + {panel.a_kind} + ')'")},
        ),
    ]


def answers() -> Iterator[tuple[str, Value]]:
    """Give the 150 answers, fifteen in each group, after which all questions are relevant."""
    for group in GROUPS:
        for number, value in enumerate(_FIFTEEN):
            yield f"g{group:02}_q{number:02}", value


def actors() -> list[dict[str, Value]]:
    """Give the answers of 100 instances; those that are asked for a note have one."""
    found: list[dict[str, Value]] = []
    for number in range(100):
        budget = 500 + number * 20
        kind = CHOICES["freq"][number % 5]
        own: dict[str, Value] = {"a_name": f"Actor {number}", "a_kind": kind, "a_budget": budget}
        found.append(own | ({"a_note": "For the course"} if budget > _NOTED else {}))
    return found


LEAF: tuple[str, tuple[Value, Value]] = ("g10_q13", (12500, 9000))  # nothing depends on it
HUB: tuple[str, tuple[Value, Value]] = ("g01_q00", ("yes", "no"))  # 15 relevances rest on it
ACTOR: tuple[int, str, tuple[Value, Value]] = (50, "a_budget", (700, 1500))  # one note, one sum
EXPECTED: Mapping[str, object] = {
    "filled": [200, 0],  # relevant of the 200, and how many answers do not hold
    "leaf": [200, 0],
    "hub": [185, 0],
    "values": ["21", "210", "yes-often-21"],  # of g01_q18, g10_q19 and g01_q19
    "actors": [474, 0],  # relevant of the 500
    "sum": "149000",
    "sum_after": "149000",
}
OTHERWISE: Mapping[str, Mapping[str, object]] = {
    "surveyjs": {
        "hub": [188, 0]
    }  # what is hidden keeps its answer, and conditions go on reading it
}

_FIFTEEN: tuple[Value, ...] = (
    "yes",
    ["health", "work"],
    16,
    "A course for managers in every unit.",
    "often",
    5,
    "More people come to us in time.",
    "By lot among the units.",
    "yes",
    ["school", "care"],
    "That they were heard.",
    "They share staff and rooms.",
    "The board took it up in May.",
    12500,
    "no",
)
_TWENTY = (
    ("select_one", "yn", "Do you work with this area?"),
    ("select_multiple", "area", "Which fields does it concern?"),
    ("integer", "", "How many people took part?"),
    ("text", "", "Describe the work."),
    ("select_one", "freq", "How often do you follow up?"),
    ("integer", "", "How many of them were women?"),
    ("text", "", "What did it mean for health?"),
    ("text", "", "How was the group chosen?"),
    ("select_one", "yn", "Is the follow-up written down?"),
    ("select_multiple", "area", "Which fields come next?"),
    ("text", "", "What did the women say?"),
    ("text", "", "How do the fields relate?"),
    ("text", "", "What happened then?"),
    ("integer", "", "Cost of the joint work?"),
    ("select_one", "yn", "Was the text agreed?"),
    ("text", "", "Contact person"),
    ("text", "", "Anything else?"),
    ("select_one", "freq", "How often does the board hear of it?"),
    ("calculate", "", "Total"),
    ("calculate", "", "Summary"),
)


def _between(own: str, most: str, odk_most: str = "") -> tuple[str, str]:
    return f". >= 0 and . <= {odk_most or most}", f"{own} >= 0 and {own} <= {most}"


def _about(group: int, number: int) -> Expressions:
    """Give a question's expressions, its own group's names filled in for both engines."""
    before = f"g{group - 1:02}_q02" if group > 1 else "g01_q05"
    found: dict[str, tuple[str, str]] = {}
    for field, sides in _FIELDS.get(number, {}).items():
        odk, surveyjs = (_filled(it, group, before) for it in sides)
        found[field] = odk, surveyjs
    if number == 19 and group == 9:  # noqa: PLR2004 - the last question of the last group but one
        found["calculation"] = "sum(${a_budget})", "sumInArray({actor}, 'a_budget')"
    if number == 19 and group == 10:  # noqa: PLR2004 - the last question of the last group
        names = [f"g{it:02}_q18" for it in GROUPS]
        sums = (" + ".join(side % it for it in names) for side in (_ODK, _SURVEYJS))
        found["calculation"] = next(sums), next(sums)
    return found


def _filled(text: str, group: int, before: str) -> str:
    for number in range(20):
        text = text.replace(f"#{number:02}", f"g{group:02}_q{number:02}")
    return text.replace("#before", before)


_FIELDS: Mapping[int, Expressions] = {
    2: {"constraint": _between("{#02}", "10000")},
    3: {"constraint": ("string-length(.) <= 200", "strlen({#03}) <= 200")},
    5: {
        "relevant": ("${#00} = 'yes'", "{#00} = 'yes'"),
        "constraint": _between("{#05}", "{#02}", "${#02}"),
    },
    6: {
        "relevant": (
            "${#00} = 'yes' and selected(${#01}, 'health')",
            "{#00} = 'yes' and {#01} contains 'health'",
        )
    },
    7: {"relevant": ("${#02} > 10", "{#02} > 10")},
    8: {
        "relevant": (
            "${#04} = 'often' or ${#04} = 'always'",
            "{#04} = 'often' or {#04} = 'always'",
        )
    },
    9: {
        "relevant": (
            "not(selected(${#01}, 'none')) and ${g01_q00} = 'yes'",
            "!({#01} contains 'none') and {g01_q00} = 'yes'",
        )
    },
    10: {"relevant": ("${#05} >= 1 and ${#05} < 100", "{#05} >= 1 and {#05} < 100")},
    11: {"relevant": ("count-selected(${#01}) >= 2", "{#01.length} >= 2")},
    12: {"relevant": ("${#10} != ''", "{#10} notempty")},
    13: {"relevant": ("${#before} + ${#02} > 20", "{#before} + {#02} > 20")},
    14: {"relevant": ("string-length(${#03}) > 5", "strlen({#03}) > 5")},
    15: {"constraint": ("regex(., '^[A-Za-z0-9 .,]+$')", "plain({#15})")},
    18: {
        "calculation": (
            "if(${#05} = '', ${#02}, ${#02} + ${#05})",
            "iif({#05} empty, {#02}, {#02} + {#05})",
        )
    },
    19: {
        "calculation": (
            "concat(${#00}, '-', ${#04}, '-', ${#18})",
            "{#00} + '-' + {#04} + '-' + {#18}",
        )
    },
}
