from __future__ import annotations

import pytest

from programme import BadNumber, organisation_number


@pytest.mark.parametrize("written", ["202100-2411", "2021002411", " 16202100-2411 ", "202100 2411"])
def test_a_number_is_read_as_people_write_it(written: str) -> None:
    assert organisation_number(written) == "2021002411"


@pytest.mark.parametrize(
    "written", ["", "202100-2412", "19121212-1212", "121212-1212", "202100", "２０２１００２４１１"]
)
def test_what_is_no_number_of_an_organisation_is_refused(written: str) -> None:
    with pytest.raises(BadNumber):
        organisation_number(written)
