from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from summary_samples import CONTRIBUTIONS, GOALS, ORGANISATIONS, STAGES, TYPES, Row

from reports.charts import bars, chart, heat_map, stacked
from reports.palette import DARK, LIGHT, Palette, contrast, text_upon
from reports.phrases import basis_in_words, finding, sentence, table
from reports.summaries import Summary, count, cross, ranked

JOINED = count(
    [Row("c1", None, 9, 9), Row("c2", None, 1, 1), Row("c4", None, 12, 12)], TYPES, ORGANISATIONS
)
BY_STAGE = cross(
    [Row("c1", "c1", 3, 3), Row("c1", "c4", 8, 6), Row("c2", "c5", 20, 9)],
    GOALS,
    STAGES,
    CONTRIBUTIONS,
    exclusive=True,
)
BY_TYPE = cross(
    [Row("c1", "c1", 5, 4), Row("c1", "c2", 2, 1), Row("c2", "c1", 9, 7)],
    GOALS,
    TYPES,
    replace(CONTRIBUTIONS, least=3),
)
DRAWN = {"bars": (bars, JOINED), "stacked": (stacked, BY_STAGE), "heat map": (heat_map, BY_TYPE)}


def spec(name: str, palette: Palette = LIGHT) -> dict[str, Any]:
    draw, summary = DRAWN[name]
    drawn: dict[str, Any] = draw(summary, "sv", palette).to_dict()  # type: ignore[operator]
    return drawn


def data(name: str, layer: int = 0) -> list[dict[str, Any]]:
    """Return the rows that a layer of a chart draws."""
    drawn = spec(name)
    source = drawn["layer"][layer].get("data") or drawn["data"]
    rows: list[dict[str, Any]] = drawn["datasets"][source["name"]]
    return rows


def inside(value: Any, key: str) -> Iterator[Any]:
    """Find every value of a key, however deep."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from inside(part, key)


def test_the_bars_are_the_summary() -> None:
    assert [row["number"] for row in data("bars")] == [9, 1, 0, 12, 0, 0]


def test_the_parts_of_stacked_bars_are_the_summary() -> None:
    parts = {(row["category"].strip(), row["column"]): row["number"] for row in data("stacked")}
    assert parts == {
        ("En jämn fördelning av makt och\ninflytande:\N{NO-BREAK SPACE}11", "Idé"): 3,
        ("En jämn fördelning av makt och\ninflytande:\N{NO-BREAK SPACE}11", "Genomförs"): 8,
        ("Ekonomisk jämställdhet:\N{NO-BREAK SPACE}20", "En del av ordinarie arbete"): 20,
    }


def test_parts_of_a_stacked_bar_lie_end_to_end() -> None:
    first = [row for row in data("stacked") if "makt" in row["category"]]
    assert [(row["begin"], row["end"]) for row in first] == [(0, 3), (3, 11)]


def test_empty_categories_are_still_named_in_a_stacked_chart() -> None:
    assert len(data("stacked", layer=-1)) == len(GOALS)


def test_a_heat_map_tells_0_from_a_figure_that_is_not_shown() -> None:
    figures = [row["figure"] for row in data("heat map")]
    assert figures[:6] == ["–", "–", "0", "0", "0", "0"]
    assert figures[6:12] == ["–", "–", "0", "0", "0", "0"]


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_13_pixels_in_colours_that_can_be_read(name: str, palette: Palette) -> None:
    drawn = spec(name, palette)
    sizes = [*inside(drawn, "fontSize"), *inside(drawn["config"], "labelFontSize")]
    assert set(sizes) == {13}
    assert contrast(drawn["config"]["axis"]["labelColor"], palette.background) >= 4.5
    assert contrast(palette.ink, palette.background) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_stand_out_and_figures_can_be_read_upon_every_shade(palette: Palette) -> None:
    assert contrast(palette.bar, palette.background) >= 3
    assert contrast(palette.outline, palette.background) >= 3
    for shade in palette.steps(20):
        assert contrast(text_upon(shade), shade) >= 4.5


def test_contrast_is_what_wcag_says() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_as_wide_as_its_container_and_as_high_as_its_labels_need(name: str) -> None:
    drawn = spec(name)
    assert drawn["width"] == "container"
    assert drawn["autosize"]["type"] == "fit-x"
    assert drawn["height"] >= 46 * 6


@pytest.mark.parametrize("name", DRAWN)
def test_no_line_of_a_label_is_wider_than_a_small_screen(name: str) -> None:
    lines = [line for row in data(name) for line in row["category"].split("\n")]
    assert max(map(len, lines)) <= 42


def test_a_chart_is_chosen_by_what_the_summary_is() -> None:
    assert chart(JOINED, "sv").to_dict() == bars(JOINED, "sv").to_dict()
    assert chart(BY_TYPE, "sv").to_dict() == heat_map(BY_TYPE, "sv").to_dict()


@pytest.mark.parametrize(
    ("summary", "title"),
    [
        (JOINED, "Vanligast: Ideell organisation, 12 av 26 organisationer. Inget än: 3 av 6"),
        (BY_STAGE, "Vanligast: Ekonomisk jämställdhet, 20 av 41 insatser. Inget än: 4 av 6"),
        (
            count([Row("c1", None, 2, 2), Row("c2", None, 2, 2)], TYPES[:3], ORGANISATIONS),
            "Vanligast: Kommun och Region, 2 vardera av 26 organisationer. Inget än: Statlig myndighet",
        ),
        (
            count([Row(f"c{n}", None, 2, 2) for n in (1, 2, 3)], TYPES[:3], ORGANISATIONS),
            "Vanligast: 3 ligger lika, 2 vardera av 26 organisationer",
        ),
        (BY_TYPE, "Insatser per mål och skede: för få organisationer för att visas"),
        (count([], TYPES, ORGANISATIONS), "Anslutna organisationer per typ: inget att visa än"),
    ],
)
def test_the_title_says_what_was_found(summary: Summary, title: str) -> None:
    assert finding(summary, "sv") == title


def test_the_alternative_text_holds_every_value() -> None:
    said = sentence(JOINED, "sv")
    assert said.startswith("Anslutna organisationer per typ. Kommun 9, Region 1,")
    assert said.endswith("Underlag: 26 organisationer.")


def test_the_line_under_a_chart_tells_who_is_missing_and_what_is_not_shown() -> None:
    assert basis_in_words(BY_TYPE, "sv") == (
        "Underlag: 41 insatser; 17 organisationer; 2 har inte svarat; "
        "4 uppgifter visas inte (–) eftersom de gäller få organisationer."
    )


def test_english_is_english_throughout() -> None:
    assert finding(ranked(JOINED), "en").startswith("Most common: Ideell organisation in")
    assert list(table(JOINED, "en").columns) == [
        "Joined organisations by type",
        "Organisations",
        "Share",
    ]


def test_the_table_beside_the_chart_has_the_same_figures() -> None:
    frame = table(JOINED, "sv")
    assert frame["Organisationer"].tolist() == [9, 1, 0, 12, 0, 0]
    assert frame["Andel"].tolist()[:2] == ["35\N{NO-BREAK SPACE}%", "4\N{NO-BREAK SPACE}%"]
    shown = table(BY_TYPE, "sv")
    assert shown.iloc[0].tolist()[1:4] == ["–", "–", 0]
    assert shown["Kommun"].tolist() == ["–", "–", "0", "0", "0", "0"]


def test_under_a_base_of_ten_there_are_counts_and_no_per_cent() -> None:
    few = replace(JOINED, basis=replace(ORGANISATIONS, base=9))
    assert "Andel" not in table(few, "sv").columns
    assert "%" not in str(bars(few, "sv").to_dict())
