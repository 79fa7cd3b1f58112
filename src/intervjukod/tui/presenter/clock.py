"""Times of the journal as a person reads them."""

from __future__ import annotations

from datetime import datetime


def local(stamp: str) -> datetime | None:
    """The local time of a UTC ISO 8601 ``stamp``; None where it is no time."""
    try:
        return datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return None


def short(stamp: str, now: datetime) -> str:
    """``14:32`` for today, else ``2026-11-22``; "" where ``stamp`` is no time."""
    when = local(stamp)
    if when is None:
        return ""
    return when.strftime("%H:%M") if when.date() == now.date() else when.date().isoformat()


def hours(stamp: str) -> str:
    """``14:32``; "" where ``stamp`` is no time."""
    when = local(stamp)
    return when.strftime("%H:%M") if when else ""
