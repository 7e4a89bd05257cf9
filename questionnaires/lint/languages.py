"""Checks of translations: what is said in one language is said in all."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Words

_MESSAGES = ("required_message", "constraint_message")


@check("untranslated_label")
def labels_missing_in_a_language(subject: Subject) -> Iterator[Found]:
    """Find labels of sections, questions, groups, repeats and rows that lack a language."""
    yield from _missing(subject, ("label",))


@check("untranslated_hint")
def hints_missing_in_a_language(subject: Subject) -> Iterator[Found]:
    """Find hints that lack a language."""
    yield from _missing(subject, ("hint", "guidance_hint"))


@check("untranslated_message")
def messages_missing_in_a_language(subject: Subject) -> Iterator[Found]:
    """Find messages that lack a language."""
    yield from _missing(subject, _MESSAGES)


@check("untranslated_title")
def titles_missing_in_a_language(subject: Subject) -> Iterator[Found]:
    """Find the questionnaire's own words that lack a language."""
    for key in ("title", "hint", "after"):
        words: Words = getattr(subject.questionnaire, key)
        for language in _lacking(subject, words):
            yield subject.at_top(key, key=key, language=language)


@check("untranslated_choice", of_lists=True)
def choices_missing_in_a_language(subject: Subject) -> Iterator[Found]:
    """Find choices that lack a language."""
    for name, choices in subject.own_lists.items():
        for position, it in enumerate(choices):
            for language in _lacking(subject, it.label):
                place = (name, position, "label")
                yield subject.in_list(*place, name=it.name, language=language)


@check("language_twice", "error")
def languages_named_twice(subject: Subject) -> Iterator[Found]:
    """Find a language that stands twice among the questionnaire's."""
    seen: set[str] = set()
    for position, language in enumerate(subject.questionnaire.languages):
        if language in seen:
            yield subject.at_top("languages", position, language=language)
        seen.add(language)


def _missing(subject: Subject, keys: tuple[str, ...]) -> Iterator[Found]:
    for name, (item, _) in subject.parts.items():
        for key in keys:
            words: Words = getattr(item, key, {})
            for language in _lacking(subject, words):
                yield subject.at(name, key, key=key, language=language)


def _lacking(subject: Subject, words: Words) -> list[str]:
    """Name the languages but the first, which reading asks for, in which words are lacking."""
    return [it for it in subject.languages[1:] if words and not words.get(it, "").strip()]
