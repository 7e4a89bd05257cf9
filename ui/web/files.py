"""Files to take away: each is made when it is asked for, for whoever may have it, and kept nowhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from access import Session
from i18n import text
from reports import response_pdf
from storage import NotFound, StorageError
from ui import runtime
from ui.visitor import SESSION_COOKIE
from ui.web.cookies import chosen_language
from ui.web.plain_page import refusal_page
from use_cases.desk import UnknownQuestionnaire
from use_cases.exporting import CODEBOOK, export, export_codebook, file_name
from use_cases.permission import NotAllowed
from use_cases.reading import sent_document, sent_head
from use_cases.signing_in import who

File = tuple[str, str, bytes]
"""A file's name, its media type and its content."""
Maker = Callable[[Request, Session | None], File]


def offered(make: Maker) -> Callable[[Request], Awaitable[Response]]:
    """Return the answer to a request for a file; whoever may not have it gets one plain sentence."""

    async def answer(request: Request) -> Response:
        try:
            name, kind, content = await run_in_threadpool(_made, make, request)
        except NotAllowed:
            return _refusal(request, "file.refused", 403)
        except (NotFound, UnknownQuestionnaire, KeyError):
            return _refusal(request, "file.none", 404)
        except StorageError:
            return _refusal(request, "error.storage_busy", 503)
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "cache-control": "no-store",
        }
        return Response(content, media_type=kind, headers=headers)

    return answer


def receipt(request: Request, session: Session | None) -> File:
    """Make the PDF of what was sent last of a response; raises NotAllowed, NotFound."""
    language, response_id = chosen_language(request), request.query_params.get("id", "")
    head = sent_head(runtime.desk(), session, response_id)
    document = sent_document(runtime.desk(), session, response_id, language)
    name = f"{head.questionnaire}-{head.number}.pdf"
    return name, "application/pdf", response_pdf(document, language)


def answers(request: Request, session: Session | None) -> File:
    """Make a table of all that was sent; raises NotAllowed, UnknownQuestionnaire, KeyError."""
    questionnaire = request.query_params.get("enkat", "")
    table = request.query_params.get("tabell", "")
    content = export(runtime.desk(), session, questionnaire, table)
    return file_name(questionnaire, table), "text/csv; charset=utf-8", content


def codebook(request: Request, session: Session | None) -> File:
    """Make the codebook of a questionnaire's tables; raises NotAllowed, UnknownQuestionnaire."""
    questionnaire = request.query_params.get("enkat", "")
    content = export_codebook(runtime.desk(), session, questionnaire)
    return file_name(questionnaire, CODEBOOK), "text/csv; charset=utf-8", content


def _refusal(request: Request, words: str, status: int) -> Response:
    told = text(words, chosen_language(request))
    return refusal_page(request, "file.title", told, status)


def _made(make: Maker, request: Request) -> File:
    return make(request, who(runtime.desk(), request.cookies.get(SESSION_COOKIE)))
