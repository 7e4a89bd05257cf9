"""The fingerprint of a questionnaire: equal for equal definitions, whatever file they came from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from questionnaires.model import Questionnaire


def fingerprint(questionnaire: Questionnaire) -> str:
    """Give the sha256, in hex, of the canonical JSON form; a response names it for ever.

    Empty values are left out, so that a key the model gets later, empty at first, changes
    no fingerprint that is already named by a response.
    """
    canonical = json.dumps(
        _filled(questionnaire.model_dump(mode="json")),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def _filled(value: Any) -> Any:  # noqa: ANN401 — JSON is any value
    if isinstance(value, dict):
        filled = {key: _filled(it) for key, it in value.items()}
        return {key: it for key, it in filled.items() if it not in ("", 0, None, [], {})}
    return [_filled(it) for it in value] if isinstance(value, list) else value
