"""A response on one page, to read: sections, questions and answers in words, with the faults beside."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from reports import (
    DocumentBlock,
    DocumentPart,
    DocumentQuestion,
    Grid,
    Listing,
    Prose,
    ResponseDocument,
    Shown,
    Silence,
)

Beside = Callable[[DocumentQuestion], str]
"""Markup that stands beside a question: its faults, and the way to change its answer."""


def document(found: ResponseDocument, beside: Beside = lambda _: "") -> str:
    """Return a whole response as markup."""
    return "".join(
        f'<section class="read-section"><h2>{escape(section.title)}</h2>'
        f"{''.join(_part(part, beside, 3) for part in section.parts)}</section>"
        for section in found.sections
    )


def anchor(instance: str, name: str) -> str:
    """Return the anchor of a question on the page."""
    return f"las-{instance}-{name}"


def _part(part: DocumentPart, beside: Beside, level: int) -> str:
    match part:
        case DocumentBlock():
            inner = "".join(_part(p, beside, min(level + 1, 6)) for p in part.parts)
            return f'<div class="read-block"><h{level}>{escape(part.title)}</h{level}>{inner}</div>'
        case DocumentQuestion():
            return _question(part, beside)


def _question(part: DocumentQuestion, beside: Beside) -> str:
    number = f'<span class="number">{escape(part.number)}</span> ' if part.number else ""
    mark = escape(anchor(part.instance, part.name))
    return (
        f'<div class="read-question" id="{mark}" tabindex="-1">'
        f'<p class="read-label">{number}{escape(part.label)}</p>{_answer(part.answer)}'
        f"{beside(part)}</div>"
    )


def _answer(shown: Shown) -> str:
    match shown:
        case Prose():
            return f'<p class="read-answer">{"<br>".join(escape(line) for line in shown.lines)}</p>'
        case Listing():
            tag = "ol" if shown.ordered else "ul"
            items = "".join(f"<li>{escape(item)}</li>" for item in shown.items)
            return f'<{tag} class="read-answer">{items}</{tag}>'
        case Grid():
            return _grid(shown)
        case Silence():
            return f'<p class="read-silence">{escape(shown.words)}</p>'


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in grid.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in grid.rows
    )
    top = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'<table class="read-answer">{top}<tbody>{rows}</tbody></table>'
