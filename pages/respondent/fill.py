"""Filling in: one step of a questionnaire at a time, every answer kept as it is given."""

from ui import filling, guards, places
from ui.opening import open_asked

session = guards.require_respondent()
opened = open_asked(session)
if opened.head.status == "submitted":
    places.go("kvitto", enkat=opened.questionnaire.id)
filling.show(opened)
