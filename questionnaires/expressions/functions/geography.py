"""Positions as ODK writes them: "latitude longitude altitude accuracy", shapes with `;`."""

from __future__ import annotations

import math
from itertools import pairwise

from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import read_number, to_text
from questionnaires.expressions.functions.registry import Functions, Spread

FUNCTIONS = Functions()
EARTH = 6_378_100.0  # radius in metres (ODK)
Point = tuple[float, float]  # latitude and longitude in radians
_CORNERS, _POLE, _ANTIMERIDIAN = 3, 90, 180


@FUNCTIONS.named("distance")
def distance(c: Context, *values: Spread) -> float:
    """Measure the length of a path in metres, rounded to centimetres; NaN where a place is missing."""
    parts = [_points(c, value) for value in values]
    if not all(parts):
        return math.nan
    path = [point for part in parts for point in part]
    return round(sum(_arc(a, b) for a, b in pairwise(path)) * EARTH, 2)


@FUNCTIONS.named("area")
def area(c: Context, shape: Spread) -> float:
    """Measure a shape in square metres, rounded to square centimetres."""
    ring = _points(c, shape)
    if len(ring) < _CORNERS:
        return 0.0
    ring = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    parts = ((y - b) * (2 + math.sin(a) + math.sin(x)) for (a, b), (x, y) in pairwise(ring))
    return round(abs(sum(parts)) * EARTH * EARTH / 2, 2)


@FUNCTIONS.named("geofence")
def geofence(c: Context, point: Spread, shape: Spread) -> bool:
    """Tell whether a point lies in a shape, whose last corner is its first (ODK)."""
    (x, y), ring, inside = _points(c, point)[0], _points(c, shape), False
    if len(ring) <= _CORNERS or ring[0] != ring[-1]:
        return False
    for (a, b), (p, q) in pairwise(ring):
        if (a > x) != (p > x) and y < (q - b) * (x - a) / (p - a) + b:
            inside = not inside
    return inside


def _points(c: Context, value: Spread) -> list[Point]:
    texts = [it for whole in value for it in to_text(whole).split(";") if it.strip()]
    c.budget.spend(len(texts))
    found: list[Point] = []
    for text in texts:
        latitude, longitude = [*map(read_number, text.split()), math.nan, math.nan][:2]
        if not (abs(latitude) <= _POLE and abs(longitude) <= _ANTIMERIDIAN):
            return []
        found.append((math.radians(latitude), math.radians(longitude)))
    return found


def _arc(start: Point, end: Point) -> float:
    (a, b), (x, y) = start, end
    cosine = math.sin(a) * math.sin(x) + math.cos(a) * math.cos(x) * math.cos(b - y)
    return math.acos(max(-1.0, min(1.0, cosine)))
