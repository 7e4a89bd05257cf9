"""What an organisation has said before, as the records that later questionnaires read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from our_questionnaires import our_questionnaires

from questionnaires import Answer, Record, merged
from tests.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

Lists = dict[str, list[Record]]
INITIATIVE: Mapping[str, Answer] = {
    "i_titel": "Tjejkvällar",
    "i_text": "En kväll i veckan.",
    "i_skede": "provas",
    "i_delmal": ["dm5"],
    "i_typ": ["natverk"],
    "i_malgrupp": ["unga"],
    "i_var": "inom",
    "i_exempel": "ja",
}


def joined(size: str) -> Lists:
    answers = {"storlek": size, "org_typ": "idrott", "org_geografi": "k1981"}
    people = [Record("h1", "Handläggare ett", {}), Record("h2", "Handläggare två", {})]
    return {
        "anslutning": [Record("a1", "", answers)],
        "organisations": [Record("o2", "Norbergs bibliotek", {})],
        "staff": people,
    }


def described(size: str) -> Lists:
    """Describe, by the short path for a small organisation, one initiative and maybe every goal."""
    lists = joined(size)
    said = Scenario(our_questionnaires()["sjalvbeskrivning"], lists=lists)
    said.add("insats", **INITIATIVE)
    goals = len(said.state.instances("malet", "svar"))
    for number in range(1, goals + 1):
        said.answer(f"malet[{number}]/dm_laget", "l1")
    if goals:
        said.answer("malet[1]/dm_gor", "Vi räknar.")
    said.answer("stod_behov", ["metod", "exempel"]).answer("medskick_rad", "Fler lokaler")
    said.answer("medskick_namn", "ja").answer("forankring", "chef").answer("b_kontroll", "OK")
    assert not said.wrong(), said.wrong()
    return after(lists, said)


def after(lists: Mapping[str, list[Record]], said: Scenario) -> Lists:
    """Give the lists as they are once something is sent."""
    sent = said.state.submission()
    own = Record(
        str(sent["id"]),
        "",
        {
            name: " ".join(it) if isinstance(it, list) else str(it)
            for name, it in sent["answers"].items()
        },
    )
    return merged({**lists, said.asked.id: [own]}, said.state.records())
