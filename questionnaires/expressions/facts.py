"""What an expression mentions, read from its syntax tree: names, lists, functions, paths."""

from __future__ import annotations

from dataclasses import dataclass, field

from lark import Token, Tree

from questionnaires.expressions.arguments import literal, refuse_wrong_arguments
from questionnaires.expressions.closures import reference_name
from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.patterns import compiled
from questionnaires.expressions.trails import Trail

_READS_A_LIST = {"instance", "pulldata"}  # their first argument names it


@dataclass
class Facts:
    """What is mentioned, each name with the position (from 0) where it first stands."""

    source: str
    names: dict[str, int] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    paths: dict[str, int] = field(default_factory=dict)
    trails: tuple[Trail, ...] = ()
    about_itself: bool = False  # reads `.`, the answer that the expression belongs to

    def read(self, tree: Tree[Token], *, within: bool = False) -> Facts:
        """Collect from the whole tree; `within` a predicate, `.` is somebody else."""
        refuse_wrong_arguments(tree, self.source)
        for child in tree.children:
            if isinstance(child, Tree):
                self.read(child, within=within or child.data == "predicate")
            elif isinstance(child, Token):
                self._note(tree, child)
        if tree.data == "from_here" and not within:
            steps = tree.children[0]
            first = steps.children[0] if isinstance(steps, Tree) else None
            self.about_itself |= isinstance(first, Tree) and first.data == "here"
        return self

    def _note(self, tree: Tree[Token], token: Token) -> None:
        position = token.start_pos or 0
        if tree.data == "reference":
            self.names.setdefault(reference_name(token), position)
        elif tree.data == "step" and token.type == "NAME":
            self.paths.setdefault(str(token), position)
        elif tree.data == "call":
            self.calls.setdefault(str(token), position)
            self._note_call(token, tree.children[1:])

    def _note_call(self, name: Token, arguments: list[Tree[Token] | Token]) -> None:
        if name in _READS_A_LIST and arguments:
            if (wanted := literal(arguments[0])) is None:
                reason = f"{name}() takes the name of a list in quotation marks."
                raise ExpressionError(reason, "wrong_arguments", self.source, name.start_pos)
            self.lists.setdefault(wanted, name.start_pos or 0)
        elif name == "regex" and len(arguments) > 1:
            self._check_pattern(name, literal(arguments[1]) or "")

    def _check_pattern(self, name: Token, pattern: str) -> None:
        try:
            compiled(pattern)
        except ValueError as error:
            reason = f"The regular expression cannot be read: {error}."
            raise ExpressionError(reason, "wrong_arguments", self.source, name.start_pos) from error
