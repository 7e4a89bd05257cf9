"""The secrets of personal links and cookies; only their hashes are ever kept."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """Return a secret of 32 random bytes, as 43 characters that are safe in an address."""
    return secrets.token_urlsafe(BYTES)


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token, 64 hex digits; a plain hash is enough for 256 random bits.

    Tokens are looked up by this hash, so that the time a comparison takes says nothing of the
    token. What is no token at all has a hash as well, which leads nowhere.
    """
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).hexdigest()
