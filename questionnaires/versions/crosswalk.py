"""How answers to one version of a questionnaire are read in a later one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from questionnaires.answer_values import answer_text
from questionnaires.instance import Answer, Instance

Shape = Literal["text", "list"]


@dataclass(frozen=True)
class Crosswalk:
    """From old names and codes to new ones; what is not named here is not asked any more."""

    names: Mapping[str, str] = field(default_factory=dict)  # old to new; of questions and repeats
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """New name: old to new. Of a repeat, of the choices that its instances continue (`origin`)."""
    shapes: Mapping[str, Shape] = field(default_factory=dict)  # new name: what its answers become

    def read(self, response: Instance) -> Instance:
        """Give a response as the new version reads it; the one given is not changed."""
        repeats = {
            self.names[name]: [
                replace(self.read(it), origin=self.read_origin(self.names[name], it.origin))
                for it in instances
            ]
            for name, instances in response.repeats.items()
            if name in self.names
        }
        return Instance(response.id, response.origin, self.read_answers(response.answers), repeats)

    def read_origin(self, repeat: str, origin: str) -> str:
        """Give what an instance of a repeat, by its new name, continues."""
        return self.codes.get(repeat, {}).get(origin, origin)

    def read_answers(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """Give answers under their new names, with new codes, in the new type's shape."""
        return {
            self.names[name]: self._read(self.names[name], answer)
            for name, answer in answers.items()
            if name in self.names
        }

    def read_document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Give a submission's document as the new version reads it; the one given is not changed.

        Unlike in a response, what is not named here stays as it is called.
        """
        answers = {
            self.names.get(name, name): self._read(self.names.get(name, name), answer)
            for name, answer in document["answers"].items()
        }
        repeats = {
            self.names.get(name, name): [self._read_in_repeat(name, it) for it in instances]
            for name, instances in document["repeats"].items()
        }
        return {**document, "answers": answers, "repeats": repeats}

    def then(self, later: Crosswalk, *, keep: bool = False) -> Crosswalk:
        """Give the way over two steps: reading by it is reading by this one, then by the later.

        `keep` lets a name that the later step does not have stay as it is after this one.
        """
        middles = dict.fromkeys(self.names.values())
        onward = {it: it for it in middles if keep} | dict(later.names)
        names = {old: onward[it] for old, it in self.names.items() if it in onward}
        codes: dict[str, dict[str, str]] = {}
        shapes: dict[str, Shape] = {}
        for middle, new in onward.items():
            own = self.codes.get(middle, {})
            then = dict(later.codes.get(new, {})) if middle in later.names else {}
            both = {old: then.get(it, it) for old, it in own.items()}
            if middle in middles and (both or then):
                codes[new] = then | both
            if found := later.shapes.get(new) or self.shapes.get(middle):
                shapes[new] = found
        return Crosswalk(names, codes, shapes)

    def _read_in_repeat(self, name: str, document: Mapping[str, Any]) -> dict[str, Any]:
        origin = self.read_origin(self.names.get(name, name), document.get("origin", ""))
        return {**self.read_document(document), "origin": origin}

    def _read(self, name: str, answer: Answer) -> Answer:
        codes, shape = self.codes.get(name, {}), self.shapes.get(name)
        if isinstance(answer, list):
            answer = [codes.get(it, it) for it in answer]
        elif isinstance(answer, str):
            answer = codes.get(answer, answer)
        if shape == "text":
            return answer_text(answer)
        return [answer_text(answer)] if shape == "list" and not isinstance(answer, list) else answer
