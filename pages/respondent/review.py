"""Before sending: the whole response on one page, what must be mended, and the button that sends."""

from ui import guards, places, reviewing
from ui.opening import open_asked

session = guards.require_respondent()
opened = open_asked(session)
if opened.head.status == "submitted":
    places.go("kvitto", enkat=opened.questionnaire.id)
reviewing.show(opened)
