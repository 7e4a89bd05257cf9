"""Composes the receipt of what an organisation sent, with the answers attached for machines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from i18n import show_time, text
from reports.composition import response_document
from reports.document import Attachment, Fact

if TYPE_CHECKING:
    from programme import Submission
    from questionnaires.model import Questionnaire
    from reports.composition import Answers, Asked, Lists
    from reports.document import ResponseDocument


def submission_document(
    questionnaire: Questionnaire,
    submission: Submission,
    language: str,
    *,
    organisation: str,
    lists: Lists | None = None,
    asked: Asked = frozenset(),
) -> ResponseDocument:
    """Compose what was sent: its number, time and checksum too, and the answers attached as JSON.

    Parameters as of `response_document`.
    """
    drawn = response_document(
        questionnaire,
        submission.document,
        language,
        organisation=organisation,
        dated=submission.sent_at,
        lists=lists,
        asked=asked,
    )
    return replace(
        drawn,
        facts=(*drawn.facts, *_sending(submission, language)),
        attachment=Attachment(
            name=text("document.attachment_name", language),
            media_type="application/json",
            description=text("document.attachment", language),
            content=canonical(submission.document),
        ),
    )


def canonical(document: Answers) -> bytes:
    """Return a submission's document as the bytes that are hashed: JSON, keys in order, UTF-8."""
    written = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode()


def _sending(submission: Submission, language: str) -> tuple[Fact, ...]:
    return (
        Fact(text("document.number", language), str(submission.number)),
        Fact(text("document.sent_at", language), show_time(submission.sent_at, language)),
        Fact(text("document.digest", language), submission.digest),
    )
