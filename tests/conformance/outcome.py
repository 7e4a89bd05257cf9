"""What came of running facts, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yaml import BaseLoader, load

DEVIATIONS = Path(__file__).with_name("deviations.yaml")


@dataclass(frozen=True)
class Outcome:
    """Whether one fact holds; `found` is what was there instead of what the fact says."""

    id: str
    tier: str
    holds: bool
    found: str = ""


def known_deviations() -> dict[str, str]:
    """Read the ids of the facts that do not hold on purpose, each with its reason."""
    groups = load(DEVIATIONS.read_text("utf-8"), BaseLoader) or []  # noqa: S506 - text only
    return {id_: group["reason"] for group in groups for id_ in group["ids"]}


def unexpected(outcomes: Sequence[Outcome], known: Mapping[str, str]) -> list[Outcome]:
    """Pick those that do not hold without a known reason."""
    return [it for it in outcomes if not it.holds and it.id not in known]


def report(outcomes: Sequence[Outcome], known: Mapping[str, str]) -> Iterator[str]:
    """Say how many hold, of each tier too, then the ids that do not and why."""
    yield _rate("", outcomes)
    tiers = dict.fromkeys(it.tier for it in outcomes)
    if len(tiers) > 1:
        for tier in tiers:
            yield _rate(f"  {tier}: ", [it for it in outcomes if it.tier == tier])
    for it in outcomes:
        if not it.holds:
            yield f"{it.id}  {known.get(it.id) or 'UNEXPECTED: ' + it.found}"


def _rate(lead: str, outcomes: Sequence[Outcome]) -> str:
    held = sum(it.holds for it in outcomes)
    share = 100 * held / len(outcomes) if outcomes else 100.0
    return f"{lead}{held} of {len(outcomes)} hold" + (f" ({share:.2f} %)" if lead else "")
