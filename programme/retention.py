"""How long what is nobody's official document is kept: the agency's own decision, with defaults."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta

from pydantic import Field

from questionnaires.model import Part


class Retention(Part):
    """Months that drafts and logs are kept, and days before that writers are warned.

    What has been submitted is kept for ever and has no figure here.
    """

    draft_months: int = Field(12, ge=1)  # since the draft was last saved
    log_months: int = Field(24, ge=1)  # since a session or an invitation ended
    people_months: int = Field(12, ge=1)  # since somebody left, who was hidden at once
    first_warning: int = Field(30, ge=1)  # days
    last_warning: int = Field(7, ge=1)  # days

    def draft_ends(
        self, saved_at: datetime, announced_at: datetime | None, now: datetime
    ) -> datetime:
        """Return when a draft may be erased: never earlier than the first warning's days after it."""
        warned = (announced_at or now) + timedelta(days=self.first_warning)
        return max(months_later(saved_at, self.draft_months), warned)

    def draft_nears(self, now: datetime) -> datetime:
        """Return since when a draft must be untouched for its first warning to be due by now."""
        soon = now + timedelta(days=self.first_warning)
        return months_later(soon, -self.draft_months) + timedelta(days=3)  # months differ

    def log_ends(self, now: datetime) -> datetime:
        """Return when what is erased of the log now must have ended."""
        return months_later(now, -self.log_months)

    def people_end(self, now: datetime) -> datetime:
        """Return when those who are erased now must have left."""
        return months_later(now, -self.people_months)


def months_later(moment: datetime, months: int) -> datetime:
    """Return the same day so many months later, or the month's last day where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
