"""Tokens are long, random and known only by their hashes."""

from __future__ import annotations

import re

from access import hash_token, new_token


def test_a_token_is_43_characters_that_need_no_quoting_in_an_address() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", new_token())


def test_no_two_tokens_are_alike() -> None:
    assert len({new_token() for _ in range(1000)}) == 1000


def test_a_hash_is_64_hex_digits_and_always_the_same_for_a_token() -> None:
    token = new_token()
    assert re.fullmatch(r"[0-9a-f]{64}", hash_token(token))
    assert hash_token(token) == hash_token(token)
    assert token not in hash_token(token)


def test_a_known_token_has_the_known_hash() -> None:
    assert hash_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_what_a_stranger_writes_instead_of_a_token_has_a_hash_too() -> None:
    for text in ("", "å", "\x00", "\ud800", "x" * 100_000):
        assert len(hash_token(text)) == 64
