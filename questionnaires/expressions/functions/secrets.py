"""Digests, encodings and identifiers."""

from __future__ import annotations

import base64
import hashlib
import math
import uuid

from questionnaires.expressions.context import Context
from questionnaires.expressions.functions.registry import Functions

FUNCTIONS = Functions()
ALGORITHMS = ("md5", "sha1", "sha256", "sha384", "sha512")
_LONGEST = 1_000  # random characters


@FUNCTIONS.named("digest")
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """Digest a text with MD5, SHA-1, SHA-256, SHA-384 or SHA-512, in base64 or hex (ODK)."""
    name = algorithm_name(algorithm)
    if name not in ALGORITHMS:
        raise ValueError(f"there is no digest {algorithm}")
    raw = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    return raw.hex() if encoding == "hex" else base64.b64encode(raw).decode()


def algorithm_name(written: str) -> str:
    """Give the name of an algorithm as Python has it: SHA-256 is sha256."""
    return written.lower().replace("-", "")


@FUNCTIONS.named("base64-decode")
def base64_decode(text: str) -> str:
    """Read base64 as UTF-8 text; what cannot be read becomes blank."""
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except ValueError:
        return ""


@FUNCTIONS.named("uuid")
def uuid_(c: Context, length: float | None = None) -> str:
    """Give a random UUID, or so many random characters, at most 1,000."""
    if length is None:
        return str(uuid.uuid4())
    wanted = 0 if math.isnan(length) else max(0, int(min(length, _LONGEST)))
    c.budget.spend(wanted // 32)
    return "".join(uuid.uuid4().hex for _ in range(0, wanted, 32))[:wanted]
