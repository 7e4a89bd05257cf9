"""Whatever a definition may say: written as YAML and read again, it is the same questionnaire."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionnaires import (
    Acknowledge,
    Calculate,
    Choice,
    Date,
    Decimal,
    Group,
    Integer,
    Item,
    Matrix,
    Note,
    Questionnaire,
    Range,
    Rank,
    Repeat,
    Row,
    Section,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
    fingerprint,
    read_definition,
)
from questionnaires.writing import definition_text

SAID = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    lambda it: it.strip() and "${" not in it
)
WORDS = st.fixed_dictionaries({"sv": SAID}, optional={"en": SAID})
MAYBE = st.just({}) | WORDS
CONDITIONS = st.sampled_from(
    ["", "yes", "no", "${forst} != ''", "count-selected(${forst}) > 1", "today() > '2027-01-01'"]
)
LISTS = ("ja_nej", "skala")
RECORDS = ("insats",)
CODES = st.from_regex(r"[a-zå_][a-z0-9_.-]{0,8}", fullmatch=True)
COUNTS = st.integers(0, 9)
ASKED: dict[str, Any] = {
    "label": MAYBE,
    "hint": MAYBE,
    "guidance_hint": MAYBE,
    "relevant": CONDITIONS,
    "required": CONDITIONS,
    "required_message": MAYBE,
    "constraint": st.sampled_from(["", ". != ''", "regex(., '^[a-z: #-]+$')"]),
    "constraint_message": MAYBE,
    "constraint_level": st.sampled_from(["error", "warning"]),
    "default": st.sampled_from(["", "kommun", "2027-01-01", "'a: b'", "${forst}", "- # x"]),
    "carried_from": st.sampled_from(["", "insats/text", "insats insats/b"]),
    "read_only": CONDITIONS,
    "appearance": st.sampled_from(["", "multiline", "month-year", "minimal likert"]),
    "audience": st.sampled_from(["public", "joined", "county", "contact", "notes"]),
    "was": st.sampled_from(["", "forut"]),
}
OFFERING = {**ASKED, "choices": st.sampled_from(LISTS + RECORDS)}
KINDS: tuple[tuple[type[Any], dict[str, Any]], ...] = (
    (SelectOne, {**OFFERING, "choice_filter": st.sampled_from(["", "grupp = ${forst}"])}),
    (
        SelectMultiple,
        {**OFFERING, "min_selected": COUNTS, "max_selected": COUNTS, "or_other": st.booleans()},
    ),
    (Rank, OFFERING),
    (Text, {**ASKED, "format": st.sampled_from(["plain", "email"]), "max_length": COUNTS}),
    (Integer, ASKED),
    (Decimal, ASKED),
    (Range, {**ASKED, "start": st.just(0.5), "end": st.floats(1, 9), "step": st.just(0.25)}),
    (Date, ASKED),
    (Time, ASKED),
    (Acknowledge, ASKED),
    (Note, {"label": WORDS, "relevant": CONDITIONS}),
    (Calculate, {"calculation": st.sampled_from(["1 + 1", "concat(${forst}, ': #')"])}),
)


SAVING = st.just({}) | st.fixed_dictionaries(
    {"save_to": st.just("insats")},
    optional={
        "entity_id": st.just("${forst}"),
        "create_if": st.sampled_from(["true()", "${forst} = ''"]),
        "update_if": st.just("count(instance('insats')/root/item[b = '#1']) > 0"),
        "entity_label": st.sampled_from(["'a: b'", "concat(${forst}, ' #1')"]),
    },
)
DEEPEST = 2
NAMES = st.uuids().map(lambda it: f"q{it.hex[:12]}")  # a name stands once in a questionnaire


@st.composite
def questions(draw: st.DrawFn, depth: int = 0) -> Item:
    """Draw a question of any type, or a group or a repeat of such."""
    name = draw(NAMES)
    kind = draw(st.integers(0, len(KINDS) + (2 if depth < DEEPEST else 0)))
    if kind < len(KINDS):
        model, keys = KINDS[kind]
        needed = {it for it in keys if model.model_fields[it].is_required()}
        always, seldom = (
            {key: it for key, it in keys.items() if (key in needed) is wanted}
            for wanted in (True, False)
        )
        drawn: Item = model(name=name, **draw(st.fixed_dictionaries(always, optional=seldom)))
        return drawn
    if kind == len(KINDS):
        rows = tuple(Row(name=f"{name}_{it}", label=draw(WORDS)) for it in range(2))
        return Matrix(name=name, choices=draw(st.sampled_from(LISTS)), rows=rows)
    inner = tuple(draw(st.lists(questions(depth + 1), min_size=1, max_size=3)))
    if kind == len(KINDS) + 1:
        return Group(name=name, label=draw(MAYBE), questions=inner)
    return Repeat(
        name=name,
        label=draw(MAYBE),
        max_instances=draw(COUNTS),
        **draw(SAVING),
        was=draw(st.sampled_from(["", "forut"])),
        questions=inner,
    )


CHOICES = st.builds(
    Choice,
    name=CODES,
    label=WORDS,
    retired=st.booleans(),
    exclusive=st.booleans(),
    was=st.sampled_from(["", "a"]),
    columns=st.dictionaries(st.sampled_from(["grupp", "order"]), SAID, max_size=2),
)
A_LIST = st.lists(CHOICES, min_size=1, max_size=4, unique_by=lambda it: it.name).map(tuple)
FIRST = SelectMultiple(name="forst", choices="skala")
QUESTIONNAIRES = st.builds(
    lambda saving, **keys: Questionnaire(**keys, **saving),
    SAVING,
    id=st.just("prov"),
    version=st.sampled_from(["1", "2027.1", "yes"]),
    title=WORDS,
    hint=MAYBE,
    after=MAYBE,
    minutes=st.sampled_from(["", "5–10"]),
    default_language=st.sampled_from(["", "sv"]),
    uses=st.just(RECORDS),
    choices=st.fixed_dictionaries(dict.fromkeys(LISTS, A_LIST)),
    sections=st.builds(
        lambda label, side, asked: (
            Section(name="avsnitt", label=label, filled_by=side, questions=(FIRST, *asked)),
        ),
        WORDS,
        st.sampled_from(["organisation", "county"]),
        st.lists(questions(), max_size=4),
    ),
)


@given(form=QUESTIONNAIRES)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_definition_that_is_written_and_read_is_the_same(form: Questionnaire) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "prov.yaml"
        file.write_text(definition_text(form), encoding="utf-8")
        again = read_definition(file)

    assert again == form
    assert fingerprint(again) == fingerprint(form)
    assert definition_text(again) == definition_text(form)
