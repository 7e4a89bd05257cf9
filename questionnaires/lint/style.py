"""Checks of how questions are put: one thing at a time, and nothing that leads the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Acknowledge, Note, Text

_ASKING = {
    "sv": r"hur|vad|vem|vilka|vilken|vilket|när|var|varför",
    "en": r"how|what|who|which|when|where|why",
}
_AND = {"sv": r"och|samt", "en": r"and"}
_TWO = {
    language: re.compile(
        rf"\b({_ASKING[language]})\b[^?]*\b({_AND[language]})\s+({_ASKING[language]})\b[^?]*\?"
        rf"|\?[^?]+\?"
        rf"|\b(både)\b[^?]*\boch\b[^?]*\?"
        rf"|\b(both)\b[^?]*\band\b[^?]*\?"
        rf"|\bsamt\b[^?]*\?",
        re.IGNORECASE,
    )
    for language in _ASKING
}
_LEADING = {
    "sv": re.compile(
        r"håller (ni|du) (inte )?med om|tycker (ni|du) inte|vill (ni|du) inte|är det inte så|\bvisst är\b"
        r"|självklart|givetvis|naturligtvis|uppenbart|som alla vet|\beller hur\?|borde väl",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"do(n't| not) you (agree|think)|wouldn't you|isn't it|do you agree that|obviously|surely"
        r"|of course|as everyone knows|needless to say",
        re.IGNORECASE,
    ),
}
_TWICE_NOT = {
    "sv": re.compile(
        r"\b(inte|ej|aldrig|ingen|inget|inga)\b[^.?!;:]*\b(inte|ej|aldrig|ingen|inget|inga|omöjligt)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(\bnot|n't|\bnever|\bno)\b[^.?!;:]*(\b(not|never|no|none|nothing|impossible)\b|n't\b)",
        re.IGNORECASE,
    ),
}
_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem ipsum|åååå)\b|\?\?\?", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&(nbsp|amp|lt|gt);|\*\*\w")
_SHOUTED = 12  # letters in capitals; shorter ones are abbreviations


@check("double_question")
def two_questions_in_one(subject: Subject) -> Iterator[Found]:
    """Find a question that asks for two things: one answer cannot say which it is about.

    An answer in words can, so questions for these may ask for more.
    """
    for found in _said(subject, _TWO):
        if not isinstance(subject.item(found.part), Text):
            yield found


@check("leading_words")
def words_that_lead_the_answer(subject: Subject) -> Iterator[Found]:
    """Find words that tell people what to answer."""
    yield from _said(subject, _LEADING)


@check("double_negative")
def negations_of_negations(subject: Subject) -> Iterator[Found]:
    """Find a question with two negations: people no longer know what yes means."""
    yield from _said(subject, _TWICE_NOT)


@check("shouting")
def words_in_capitals(subject: Subject) -> Iterator[Found]:
    """Find labels in capitals only: they are harder to read, and screen readers may spell them."""
    for name, language, said in _labels(subject):
        letters = [it for it in said if it.isalpha()]
        if len(letters) >= _SHOUTED and all(it.isupper() for it in letters):
            yield subject.at(name, "label", language)


@check("markup")
def markup_in_words(subject: Subject) -> Iterator[Found]:
    """Find HTML or Markdown in labels and hints: it is shown as it is written."""
    for name, (item, _) in subject.parts.items():
        for key in ("label", "hint"):
            for language, said in getattr(item, key, {}).items():
                if found := _MARKUP.search(said):
                    yield subject.at(name, key, language, word=found[0])


@check("unfinished")
def words_that_are_not_finished(subject: Subject) -> Iterator[Found]:
    """Find words that somebody meant to come back to."""
    for name, (item, _) in subject.parts.items():
        for key in ("label", "hint"):
            for language, said in getattr(item, key, {}).items():
                if found := _UNFINISHED.search(said):
                    yield subject.at(name, key, language, word=found[0])


@check("same_question")
def questions_that_read_the_same(subject: Subject) -> Iterator[Found]:
    """Find two questions with the same words in one section, group or repeat."""
    seen: dict[tuple[str, str, str], str] = {}
    for it in subject.shown:
        around = subject.parts[it.name][1][-1].name
        for language, said in it.label.items():
            first = seen.setdefault((around, language, said.strip().lower()), it.name)
            if first != it.name:
                yield subject.at(it.name, "label", language, first=first)
                break


def _said(subject: Subject, patterns: dict[str, re.Pattern[str]]) -> Iterator[Found]:
    for name, language, said in _labels(subject):
        pattern = patterns.get(language)
        if pattern and (found := pattern.search(said)):
            yield subject.at(name, "label", language, words=" ".join(found[0].split()))


def _labels(subject: Subject) -> Iterator[tuple[str, str, str]]:
    for it in subject.shown:
        if not isinstance(it, Note | Acknowledge):
            yield from ((it.name, language, said) for language, said in it.label.items())
