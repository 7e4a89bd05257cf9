"""How answers to one version of a questionnaire are read in a later one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from questionnaires.answer_values import answer_text
from questionnaires.instance import Answer, Instance

Shape = Literal["text", "list"]


@dataclass(frozen=True)
class Crosswalk:
    """From old names and codes to new ones; what is not named here is not asked any more."""

    names: Mapping[str, str] = field(default_factory=dict)  # old to new; of questions and repeats
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # new name: old to new
    shapes: Mapping[str, Shape] = field(default_factory=dict)  # new name: what its answers become

    def read(self, response: Instance) -> Instance:
        """Give a response as the new version reads it; the one given is not changed."""
        repeats = {
            self.names[name]: [self.read(it) for it in instances]
            for name, instances in response.repeats.items()
            if name in self.names
        }
        return Instance(response.id, response.origin, self.read_answers(response.answers), repeats)

    def read_answers(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """Give answers under their new names, with new codes, in the new type's shape."""
        return {
            self.names[name]: self._read(self.names[name], answer)
            for name, answer in answers.items()
            if name in self.names
        }

    def then(self, later: Crosswalk) -> Crosswalk:
        """Give the way over two steps: reading by it is reading by this one, then by the later."""
        names = {old: later.names[it] for old, it in self.names.items() if it in later.names}
        codes: dict[str, dict[str, str]] = {}
        shapes: dict[str, Shape] = {}
        for middle, new in later.names.items():
            own = self.codes.get(middle, {})
            onward = dict(later.codes.get(new, {}))
            both = {old: onward.get(it, it) for old, it in own.items()}
            if middle in self.names.values() and (both or onward):
                codes[new] = onward | both
            if found := later.shapes.get(new) or self.shapes.get(middle):
                shapes[new] = found
        return Crosswalk(names, codes, shapes)

    def _read(self, name: str, answer: Answer) -> Answer:
        codes, shape = self.codes.get(name, {}), self.shapes.get(name)
        if isinstance(answer, list):
            answer = [codes.get(it, it) for it in answer]
        elif isinstance(answer, str):
            answer = codes.get(answer, answer)
        if shape == "text":
            return answer_text(answer)
        return [answer_text(answer)] if shape == "list" and not isinstance(answer, list) else answer
