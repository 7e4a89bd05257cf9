"""What can be said of a condition before anybody answers: always true, never true, or it depends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from questionnaires.lint.syntax import (
    Syntax,
    call,
    comparison,
    function_of,
    literal_of,
)


@dataclass(frozen=True)
class Atom:
    """One thing that must hold: an answer compared with a literal, or a choice that is chosen."""

    name: str
    operator: str  # a comparison's, `has` or `lacks`
    literal: str


@dataclass
class Known:
    """All that must hold for one question at once."""

    equal: set[str] = field(default_factory=set)
    unequal: set[str] = field(default_factory=set)
    has: set[str] = field(default_factory=set)
    lacks: set[str] = field(default_factory=set)
    low: tuple[float, bool] = (-inf, False)  # and whether the bound itself is outside
    high: tuple[float, bool] = (inf, False)

    @property
    def contradicts_itself(self) -> bool:
        """Whether no answer at all can be so."""
        numbers = (self.low[0] > self.high[0]) or (
            self.low[0] == self.high[0] and (self.low[1] or self.high[1])
        )
        chosen = self.has & self.lacks or (self.has and "" in self.equal)
        return bool(len(self.equal) > 1 or self.equal & self.unequal or chosen or numbers)


def always(tree: Syntax) -> bool | None:
    """Tell whether a condition holds whatever is answered; None where it depends."""
    if tree.data in {"both", "either"}:
        return _joined(str(tree.data), tree)
    function, arguments = function_of(tree)
    if function in {"true", "false"}:
        return function == "true"
    if function == "not" and arguments:
        inner = always(arguments[0])
        return None if inner is None else not inner
    return _of_literals(tree)


def needed(tree: Syntax, own: str) -> Iterator[Atom]:
    """Give what must hold for a condition to hold; `own` is the name that `.` stands for."""
    if tree.data == "both":
        for child in _trees(tree):
            yield from needed(child, own)
    elif (atom := _atom(tree, own)) is not None:
        yield atom


def impossible(atoms: Iterable[Atom]) -> bool:
    """Tell whether these can never hold together."""
    known: dict[str, Known] = {}
    for it in atoms:
        _learn(known.setdefault(it.name, Known()), it)
    return any(it.contradicts_itself for it in known.values())


def _joined(kind: str, tree: Syntax) -> bool | None:
    parts = list(_chained(kind, tree))
    values = [always(it) for it in parts]
    decides = kind == "either"  # one true side decides `or`, one false side `and`
    if decides in values:
        return decides
    if None not in values:
        return not decides
    if kind == "either" and _complementary(parts):
        return True
    if kind == "both" and impossible(needed(tree, ".")):
        return False
    return None


def _chained(kind: str, tree: Syntax) -> Iterator[Syntax]:
    """Give what one word joins, however many there are: a or b or c is looked at once."""
    if tree.data != kind:
        yield tree
        return
    for child in _trees(tree):
        yield from _chained(kind, child)


def _complementary(trees: list[Syntax]) -> bool:
    """Tell whether one is `=` and another `!=`; a blank is neither < nor >= a number."""
    said: dict[tuple[str, str], set[str]] = {}
    for tree in trees:
        if (atom := _atom(tree, ".")) is not None:
            said.setdefault((atom.name, atom.literal), set()).add(atom.operator)
    return any({"=", "!="} <= it for it in said.values())


def _of_literals(tree: Syntax) -> bool | None:
    if literal_of(tree) is not None:
        text, quoted = literal_of(tree) or ("", True)
        return bool(text) if quoted else float(text) != 0
    if tree.data != "binary":
        return None
    left, operator, right = tree.children
    sides = literal_of(left), literal_of(right)
    if sides[0] is None or sides[1] is None or str(operator) not in {"=", "!="}:
        return None
    return (sides[0][0] == sides[1][0]) == (str(operator) == "=")


def _atom(tree: Syntax, own: str) -> Atom | None:
    if (found := comparison(tree)) is not None:
        return Atom(own if found.name == "." else found.name, found.operator, found.literal)
    function, arguments = function_of(tree)
    negated = function == "not" and len(arguments) == 1
    asked = call(arguments[0] if negated else tree)
    if asked is None or asked.function != "selected" or not asked.literals or not asked.literals[0]:
        return None
    name = own if asked.name == "." else asked.name
    return Atom(name, "lacks" if negated else "has", asked.literals[0])


def _learn(known: Known, atom: Atom) -> None:
    match atom.operator:
        case "=":
            known.equal.add(atom.literal)
        case "!=":
            known.unequal.add(atom.literal)
        case "has":
            known.has.add(atom.literal)
        case "lacks":
            known.lacks.add(atom.literal)
        case _:
            _learn_bound(known, atom)


def _learn_bound(known: Known, atom: Atom) -> None:
    try:
        bound = float(atom.literal)
    except ValueError:
        return
    strict = atom.operator in "<>"
    if atom.operator.startswith(">"):
        known.low = max(known.low, (bound, strict))
    else:
        tighter = min((known.high[0], not known.high[1]), (bound, not strict))
        known.high = (tighter[0], not tighter[1])


def _trees(tree: Syntax) -> list[Syntax]:
    return [it for it in tree.children if not isinstance(it, str) and it is not None]
