from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires import Unreadable, parse_answer
from questionnaires.model import (
    Acknowledge,
    Date,
    Decimal,
    Integer,
    Note,
    Question,
    Range,
    Rank,
    Row,
    SelectMultiple,
    SelectOne,
    Text,
)

NUMBER = Decimal(name="andel")
WHOLE = Integer(name="antal")
DAY = Date(name="dag")
MONTH = Date(name="manad", appearance="month-year")
LINE = Text(name="rad")
LINES = Text(name="rader", appearance="multiline")
SCALE = Range(name="skala", start=0, end=10, step=0.5)
ORGANISATION = Text(name="orgnr", format="organisation_number")
ADDRESS = Text(name="webbplats", format="url")
EMAIL = Text(name="epost", format="email")
PHONE = Text(name="telefon", format="phone")
SEVERAL = SelectMultiple(name="vilka", choices="lista", or_other=True)
AGREE = Acknowledge(name="vilja")


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (WHOLE, "1200", 1200),
        (WHOLE, " 1 200 ", 1200),
        (WHOLE, "1\u00a0200\u202f000", 1200000),
        (WHOLE, "\u22123", -3),
        (WHOLE, "12,0", 12),
        (WHOLE, "٣٤", 34),
        (NUMBER, "1,5", 1.5),
        (NUMBER, "1 234,50", 1234.5),
        (NUMBER, "1.5", 1.5),
        (NUMBER, "7", 7.0),
        (NUMBER, "-0", 0.0),
        (NUMBER, "1e-05", 0.00001),
        (SCALE, "0,5", 0.5),
        (SCALE, "10", 10),
        (DAY, "2025-03-31", "2025-03-31"),
        (DAY, "20250331", "2025-03-31"),
        (DAY, "31 mars 2025", "2025-03-31"),
        (DAY, "den 31:a mars 2025", "2025-03-31"),
        (DAY, "31 MAR. 2025", "2025-03-31"),
        (DAY, "31/3 2025", "2025-03-31"),
        (DAY, "31.3.2025", "2025-03-31"),
        (DAY, "March 31, 2025", "2025-03-31"),
        (DAY, "2025\u201103\u201131", "2025-03-31"),
        (MONTH, "mars 2025", "2025-03-01"),
        (MONTH, "2025-03", "2025-03-01"),
        (MONTH, "3/2025", "2025-03-01"),
        (MONTH, "202503", "2025-03-01"),
        (MONTH, "2025-03-31", "2025-03-01"),
        (ORGANISATION, "2021002411", "202100-2411"),
        (ORGANISATION, "202100-2411", "202100-2411"),
        (ORGANISATION, "202100\u20132411", "202100-2411"),
        (ORGANISATION, "16202100-2411", "202100-2411"),
        (ADDRESS, "www.example.se", "https://www.example.se"),
        (ADDRESS, "räksmörgås.example/meny?dag=1", "https://räksmörgås.example/meny?dag=1"),
        (ADDRESS, "http://example.se", "http://example.se"),
        (ADDRESS, "example.se:8080/x", "https://example.se:8080/x"),
        (EMAIL, "mailto:info@example.se", "info@example.se"),
        (PHONE, "+46 (0)10\u2013224 90 00", "+46 (0)10-224 90 00"),
        (LINE, "  Vi  ordnar\tfika ", "Vi  ordnar fika"),
        (LINE, "två\r\nrader", "två rader"),
        (LINES, "två  \r\nrader\u2028till\n\n", "två\nrader\ntill"),
        (LINE, "a\u030a\u0000\u202e", "å"),
        (SEVERAL, ["a", "b", "a", " "], ["a", "b"]),
        (SEVERAL, ["Södra  jouren\n"], ["Södra  jouren"]),
        (SEVERAL, "a b", ["a", "b"]),
        (Rank(name="ordning", choices="lista"), ["b", "a"], ["b", "a"]),
        (SelectOne(name="val", choices="lista"), " ja ", "ja"),
        (SelectOne(name="val", choices="lista"), ["ja"], "ja"),
        (Row(name="rad1", label={"sv": "Rad"}), "s1", "s1"),
        (AGREE, "OK", "OK"),
        (AGREE, "ja", "OK"),
        (AGREE, "nej", None),
    ],
)
def test_what_people_write_is_understood(
    question: Question | Row, typed: str | list[str], answer: object
) -> None:
    parsed = parse_answer(question, typed)

    assert parsed == answer
    assert type(parsed) is type(answer)


@pytest.mark.parametrize(
    ("question", "typed", "kind"),
    [
        (WHOLE, "tolv", "integer"),
        (WHOLE, "1,5", "integer"),
        (WHOLE, "1.000", "integer"),
        (WHOLE, "12 00", "integer"),
        (WHOLE, "1e5", "integer"),
        (WHOLE, "9" * 16, "integer"),
        (NUMBER, "nan", "decimal"),
        (NUMBER, "inf", "decimal"),
        (NUMBER, "1.234,5", "decimal"),
        (SCALE, "11", "range"),
        (SCALE, "0,3", "range"),
        (DAY, "2025-02-30", "date"),
        (DAY, "mars 2025", "date"),
        (DAY, "03/31/2025", "date"),
        (DAY, "i morgon", "date"),
        (DAY, "31 foo 2025", "date"),
        (MONTH, "2025", "month"),
        (MONTH, "13/2025", "month"),
        (ORGANISATION, "19811218-9876", "organisation_number"),
        (ORGANISATION, "12345", "organisation_number"),
        (ADDRESS, "javascript:alert(1)", "url"),
        (ADDRESS, "https://någon:hemlig@example.se", "url"),
        (ADDRESS, "ftp://example.se", "url"),
        (ADDRESS, "ingen adress", "url"),
        (ADDRESS, "http://[::", "url"),
        (EMAIL, "info@example", "email"),
        (EMAIL, "en@example.se, två@example.se", "email"),
        (PHONE, "1234", "phone"),
        (PHONE, "ring växeln", "phone"),
        (SelectOne(name="val", choices="lista"), ["ja", "nej"], "choice"),
        (AGREE, "kanske", "acknowledge"),
    ],
)
def test_what_cannot_be_understood_says_what_it_should_be(
    question: Question, typed: str | list[str], kind: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_answer(question, typed)

    assert refused.value.kind == kind


@pytest.mark.parametrize("question", [WHOLE, NUMBER, SCALE, DAY, LINE, LINES, SEVERAL, AGREE])
@pytest.mark.parametrize("nothing", ["", "  \t\n", []])
def test_nothing_written_is_no_answer(question: Question, nothing: str | list[str]) -> None:
    assert parse_answer(question, nothing) is None


def test_a_note_takes_no_answer() -> None:
    with pytest.raises(TypeError):
        parse_answer(Note(name="info"), "hej")


@given(st.text())
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    for question in (LINE, LINES):
        once = parse_answer(question, text)
        assert once is None or parse_answer(question, str(once)) == once


@given(st.text())
def test_a_kept_text_is_composed_and_has_no_control_characters(text: str) -> None:
    kept = str(parse_answer(LINES, text) or "")

    assert unicodedata.is_normalized("NFC", kept)
    assert not [it for it in kept if unicodedata.category(it) == "Cc" and it != "\n"]
    assert kept.encode("utf-8").decode("utf-8") == kept


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_in_each_way_of_writing_it(day: date) -> None:
    months = "januari februari mars april maj juni juli augusti september oktober november december"
    written = [
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.day}/{day.month} {day.year}",
        f"{day.day} {months.split()[day.month - 1]} {day.year}",
    ]

    assert {parse_answer(DAY, it) for it in written} == {day.isoformat()}
    assert {parse_answer(MONTH, it) for it in written} == {day.replace(day=1).isoformat()}


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_every_whole_number_is_read_with_and_without_spaces(number: int) -> None:
    assert parse_answer(WHOLE, str(number)) == number
    assert parse_answer(WHOLE, f"{number:,}".replace(",", "\u00a0")) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_every_decimal_is_read_with_comma_or_point(number: object) -> None:
    assert parse_answer(NUMBER, str(number)) == float(str(number))
    assert parse_answer(NUMBER, str(number).replace(".", ",")) == float(str(number))


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_what_is_kept_stays(text: str) -> None:
    for question in (WHOLE, NUMBER, SCALE, DAY, MONTH, ORGANISATION, ADDRESS, EMAIL, PHONE, AGREE):
        try:
            kept = parse_answer(question, text)
        except Unreadable:
            continue
        assert kept is None or parse_answer(question, str(kept)) == kept
