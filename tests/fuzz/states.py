"""Random questionnaires filled in at random: a state that follows another equals one made afresh."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from questionnaires import Answer, ExpressionError, Instance, Record, State, check_expressions
from questionnaires.model import Questionnaire
from tests.scenario import MAY

Part = dict[str, Any]
_TEXTS, _NUMBERS, _LISTS = ("t1", "t2", "rt", "zt"), ("n1", "n2", "rn", "zn"), ("o1", "m1", "rm")
_PARTS = (
    *_TEXTS,
    *_NUMBERS,
    *_LISTS,
    "c1",
    "c2",
    "rc1",
    "rc2",
    "zc",
    "g",
    "r",
    "z",
    "w",
    "row1",
    "ma",
)
_CONDITIONS = (
    *(
        "${A} = ${B}",
        "${A} > 1",
        "${A} != ''",
        "selected(${A}, 'k1')",
        "count(${A}) > 1",
        "../A = 'x'",
        "not(${A})",
    ),
    *(
        "sum(${A}) < 3",
        "${r}[rn > 1]/rt = 'x'",
        "position(..) = 2",
        "/data/s1/n1 > ${A}",
        "count(${z}[zn = ${A}]) = 0",
    ),
    *(
        "today() > '2027-01-01' and ${A} = 1",
        "count(instance('lista')/root/item[name = ${A}]) = 1",
        ". = ${A}",
        "true()",
    ),
)
_CALCULATIONS = (
    *(
        "${A} + 1",
        "concat(${A}, ${B})",
        "sum(${A})",
        "count(${A})",
        "join(' ', ${A})",
        "../A",
        "if(${A}, ${B}, '')",
    ),
    *(
        "coalesce(${r}[position() = position(current()/..) - 1]/rc1, 0) + 1",
        "indexed-repeat(${rn}, ${r}, ${A})",
    ),
    *(
        "position(..)",
        "origin()",
        "count(../*)",
        "sum(/data/s1/r/rn)",
        "jr:choice-name(${A}, '${o1}')",
        "string(${g})",
    ),
    *(
        "instance('folk')/root/item[name = ${A}]/c",
        "${r}[last()]/rt",
        "count(${r}/z)",
        "max(${A}, ${B})",
        "once(${A})",
    ),
)
_FILTERS = ("name = ${A}", "col = ${A}", "name != 'k2' or ${A} = 1", "selected(${A}, name)")
_COUNTS = ("${A}", "count(${A})", "2", "${n1} + 1")
_ANSWERS: tuple[Answer, ...] = (
    "k1",
    "k2",
    "x",
    "",
    0,
    1,
    2,
    3,
    1.5,
    "2027-01-02",
    ["k1"],
    ["k1", "k3"],
    [],
)


def attempt(chance: random.Random) -> str:
    """Name one questionnaire and one way to fill it in by a number."""
    return str(chance.randrange(10**12))


def tried(text: str) -> None:
    """Fill a questionnaire in step by step; an AssertionError where reusing a state changes it."""
    chance = random.Random(int(text))  # noqa: S311 - no secret
    asked = questionnaire(chance)
    lists = {"folk": [Record("k1", "K", {"c": "1"}), Record("p2", "P", {"c": "x"})]}
    response = Instance("svar")
    state = State(asked, response, lists, MAY)
    for _ in range(6):
        response = deepcopy(response)
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            change(chance, response)
        if chance.random() < 0.8:
            _look_at_some(chance, state)
        state = state.after(response)
        afresh = State(asked, response, lists, MAY)
        for (place, found), (_, wanted) in zip(seen(state), seen(afresh), strict=True):
            assert found == wanted, f"{place}: {found!r} when reused, {wanted!r} afresh"


def questionnaire(chance: random.Random) -> Questionnaire:
    """Write a questionnaire; expressions that are refused, such as circles, are left out again."""
    parts = _parts(chance)
    by_name = {it["name"]: it for it in parts.values()}
    while True:
        asked = Questionnaire.model_validate(_whole(deepcopy(parts)))
        bad = list(check_expressions(asked))
        if not bad:
            return asked
        for it in bad:
            if it.field == "calculation":
                by_name[it.name]["calculation"] = "1"
            else:
                by_name[it.name].pop(it.field, None)


def change(chance: random.Random, response: Instance) -> None:
    """Change an answer, or add, remove or move an instance."""
    instance = chance.choice([*response.walk()])
    held = instance.repeats.setdefault({"svar": "r"}.get(instance.id, "z"), [])
    match chance.randrange(7):
        case 0 if not instance.id.startswith("z"):
            kind = "r" if instance.id == "svar" else "z"
            held.append(
                Instance(f"{kind}{chance.randrange(10**9)}", chance.choice(["", "k1", "p2"]))
            )
        case 1 if held:
            held.pop(chance.randrange(len(held)))
        case 2 if len(held) > 1:
            held.reverse()
        case 3:
            counted = response.repeats.setdefault("w", [])
            counted.append(Instance(f"w{chance.randrange(10**9)}", chance.choice(["", "k1", "p2"])))
        case _:
            name = chance.choice([*_TEXTS, *_NUMBERS, *_LISTS, "row1", "wt"])
            instance.answers.pop(name, None)
            if chance.random() < 0.8:
                instance.answers[name] = chance.choice(_ANSWERS)


def seen(state: State) -> Iterator[tuple[str, object]]:
    """Look at everything there is to see; an ExpressionError is seen as one."""
    for scope in state.tree.top.walk():
        for entry in state.plan.entries.values():
            if entry.innermost == scope.repeat:
                node = state.tree.node_in(scope, entry)
                place = f"{scope.instance.id}/{entry.name}"
                yield f"{place} relevant", _or_error(lambda node=node: node.relevant)
                yield f"{place} value", _or_error(lambda node=node: (node.value, node.text))
                yield (
                    f"{place} required",
                    _or_error(lambda node=node: (node.required, node.read_only)),
                )
                yield f"{place} choices", _or_error(lambda node=node: node.choices)
                yield f"{place} violations", _or_error(lambda node=node: node.violations)
                yield f"{place} label", _or_error(lambda node=node: node.label("sv"))
    yield "missing", _or_error(state.missing)
    yield "violations", _or_error(state.violations)
    yield "submission", _or_error(state.submission)


def _or_error(look: Callable[[], object]) -> object:
    try:
        return look()
    except ExpressionError:
        return "an ExpressionError"


def _look_at_some(chance: random.Random, state: State) -> None:
    share = chance.random()
    for scope in state.tree.top.walk():
        for entry in state.plan.entries.values():
            if entry.innermost == scope.repeat and chance.random() < share:
                node = state.tree.node_in(scope, entry)
                _or_error(lambda node=node: node.value)
                _or_error(lambda node=node: node.violations)


def _parts(chance: random.Random) -> dict[str, Part]:
    kinds = {"t": "text", "n": "integer", "c": "calculate"}
    found: dict[str, Part] = {}
    for name in (
        "t1",
        "t2",
        "rt",
        "zt",
        "wt",
        "n1",
        "n2",
        "rn",
        "zn",
        "c1",
        "c2",
        "rc1",
        "rc2",
        "zc",
        "wc",
    ):
        kind = kinds[name.strip("rzw12")]
        found[name] = {
            "name": name,
            "type": kind,
            "label": {"sv": "L ${n1}" if chance.random() < 0.2 else "L"},
        }
        if kind == "calculate":
            found[name]["calculation"] = _filled(chance, _CALCULATIONS)
    for name, kind in (("o1", "select_one"), ("m1", "select_multiple"), ("rm", "select_multiple")):
        found[name] = {"name": name, "type": kind, "choices": "lista"}
        if chance.random() < 0.5:
            found[name]["choice_filter"] = _filled(chance, _FILTERS)
    found["g"] = {"name": "g", "type": "group"}
    found |= {name: {"name": name, "type": "repeat"} for name in ("r", "z", "w")}
    found["ma"] = {"name": "ma", "type": "matrix", "choices": "lista"}
    found["w"] |= chance.choice(
        [{}, {"each": "instance('folk')/root/item"}, {"count": _filled(chance, _COUNTS)}]
    )
    for part in found.values():
        for field in ("relevant", "constraint", "required", "read_only"):
            fits = field == "relevant" or part["type"] in {
                "text",
                "integer",
                "select_one",
                "select_multiple",
            }
            if fits and chance.random() < 0.2:
                part[field] = _filled(chance, _CONDITIONS)
    return found


def _filled(chance: random.Random, templates: tuple[str, ...]) -> str:
    source = chance.choice(templates)
    for hole in ("{A}", "{B}", "../A"):
        source = source.replace(hole, hole.replace(hole.strip("{}./"), chance.choice(_PARTS)))
    return source


def _whole(parts: dict[str, Part]) -> dict[str, Any]:
    def some(*names: str) -> list[Part]:
        return [parts[it] for it in names]

    parts["ma"]["rows"] = [{"name": "row1", "label": {"sv": "R"}}]
    parts["z"]["questions"] = some("zt", "zn", "zc")
    parts["r"]["questions"] = some("rc1", "rt", "rn", "rm", "z", "rc2")
    parts["w"]["questions"] = some("wt", "wc")
    parts["g"]["questions"] = some("t2", "n2", "m1")
    sections = [
        {"name": "s1", "label": {"sv": "1"}, "questions": some("c1", "t1", "n1", "o1", "r", "ma")},
        {"name": "s2", "label": {"sv": "2"}, "questions": some("g", "w", "c2")},
    ]
    choices = [{"name": f"k{i}", "label": {"sv": f"K{i}"}, "col": str(i)} for i in (1, 2, 3)]
    whole = {
        "id": "p",
        "version": "1",
        "title": {"sv": "P"},
        "sections": sections,
        "uses": ["folk"],
    }
    for it in choices:
        it["columns"] = {"col": it.pop("col")}
    return {**whole, "choices": {"lista": choices}}
