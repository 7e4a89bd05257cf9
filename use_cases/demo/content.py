"""What the demonstration's organisations say, read from the files in `said/`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

FOLDER = Path(__file__).parent / "said"
WHOLE = frozenset({"kommun", "region"})  # they do so much that no word of their name tells what
SMALL = frozenset({"s0", "s1_9"})
BIG = frozenset({"s50_249", "s250"})


class Piece(BaseModel):
    """A piece of content: it never changes, and it takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Profile(Piece):
    """A made-up organisation: who it is, and what is unusual about it."""

    name: str
    kind: str  # a choice of `org_typ`
    size: str  # a choice of `storlek`
    places: tuple[str, ...]  # choices of `geografi`
    about: str = ""
    other: str = ""  # what it is, where its kind is `annan`
    many: bool = False  # it has a great many contributions
    hidden: bool = False  # it names no contact person
    shown: bool = True  # it may be shown as joined
    nothing: bool = False  # it has no contributions yet

    @property
    def alone(self) -> bool:
        """Whether it is a sole trader, whose number would be a personal number."""
        return "(enskild firma)" in self.name


class Said(Piece):
    """Something that some kinds of organisations could say."""

    text: str
    kinds: tuple[str, ...] = ()  # () is every kind
    word: str = ""  # a pattern that the name of the organisation holds, where it does one thing
    small: bool = False  # only where there are hardly any employees
    big: bool = False  # only where there are many

    @model_validator(mode="before")
    @classmethod
    def _only_text(cls, written: object) -> object:
        return {"text": written} if isinstance(written, str) else written

    def suits(self, profile: Profile) -> bool:
        """Tell whether this organisation could say it."""
        if self.kinds and profile.kind not in self.kinds:
            return False
        if (self.small and profile.size not in SMALL) or (self.big and profile.size not in BIG):
            return False
        return profile.kind in WHOLE or re.search(self.word, profile.name) is not None


class SaidOfGoal(Said):
    """Something said of one goal of the strategy."""

    goal: str
    obstacles: tuple[str, ...] = ()


class Measured(Piece):
    """A measure with (women, men) for consecutive years, the last of which is the year before."""

    name: str
    unit: str
    years: tuple[tuple[float, float], ...]


class Idea(Said):
    """A contribution as an organisation would describe it; codes are choices of the questionnaire."""

    title: str
    goals: tuple[str, ...]  # the first is the main one
    areas: tuple[str, ...] = ()
    types: tuple[str, ...]
    targets: tuple[str, ...]
    how: Literal["within", "together", "both"]
    stage: str
    sex: str = "alla"
    unit: str = ""
    violence: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    result: str = ""
    level: str = "prestation"
    measures: tuple[Measured, ...] = ()
    share: str = ""


class Wanted(Said):
    """A wish for collaboration: what is looked for or offered, to whom."""

    role: str
    goals: tuple[str, ...]
    areas: tuple[str, ...] = ()
    forms: tuple[str, ...]
    targets: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


class Pattern(Piece):
    """A name with room for a made-up place, for more organisations than are written out."""

    name: str
    kind: str
    size: str


class Content(Piece):
    """Everything there is to say."""

    organisations: tuple[Profile, ...]
    patterns: tuple[Pattern, ...]
    places: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    meeting: tuple[str, ...]
    whys: tuple[Said, ...]
    contributions: tuple[Idea, ...]
    development: tuple[SaidOfGoal, ...]
    wishes: tuple[Wanted, ...]
    done: tuple[SaidOfGoal, ...]
    could: tuple[SaidOfGoal, ...]
    support: tuple[Said, ...]
    explanations: tuple[Said, ...]
    council: tuple[Said, ...]
    nation: tuple[Said, ...]


@cache
def read_content() -> Content:
    """Read every file of the folder; a list that stands in several files is put together."""
    read: dict[str, object] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            before = read.get(key)
            read[key] = [*before, *value] if isinstance(before, list) else value
    return Content.model_validate(read)
