"""The start: an organisation's home, the way on for staff, or how one signs in."""

from ui import guards, home, places, welcome
from ui.visitor import is_respondent, is_staff

session = guards.someone()
if is_staff(session):
    places.go("oversikt")
elif session and is_respondent(session):
    home.show(session)
else:
    welcome.sign_in()
