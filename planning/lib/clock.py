"""The only place that reads the clock, so a test can stop it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

#: Where the city lies: "today" begins at its midnight.
CITY_ZONE = ZoneInfo("Europe/Prague")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date where the city lies."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date of a moment where the city lies: its day begins before that of UTC."""
    return moment.astimezone(CITY_ZONE).date()


def days_since(moment: datetime, today: date) -> int:
    """How many days ago a moment was, as people say it: what was last evening was yesterday."""
    return max((today - day_of(moment)).days, 0)
