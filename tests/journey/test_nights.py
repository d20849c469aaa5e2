from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.journey.nights import after_nights, night_began, on_another_day

LONDON = ZoneInfo("Europe/London")
ZONES = [ZoneInfo(name) for name in ("Europe/London", "Asia/Kathmandu", "America/St_Johns")]


def at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "over"),
    [
        ("2027-05-03T15:00", "2027-05-04T08:00"),
        ("2027-05-03T23:30", "2027-05-04T08:00"),
        ("2027-05-04T00:30", "2027-05-04T08:30"),  # 08:00 came before eight hours had
        ("2027-05-04T05:59", "2027-05-04T13:59"),
        ("2027-05-04T06:00", "2027-05-05T08:00"),  # that night is over: the next one counts
        ("2027-05-04T08:00", "2027-05-05T08:00"),
    ],
)
def test_a_night_is_over_at_eight_and_after_eight_hours(start, over):
    assert after_nights(at(start), LONDON) == at(over)


@pytest.mark.parametrize(
    ("start", "over", "hours"),
    [
        ("2027-03-27T23:30", "2027-03-28T08:30", 8.0),  # the clock skips an hour: 08:00 is 7.5
        ("2027-10-30T23:30", "2027-10-31T08:00", 9.5),  # and it is given back
    ],
)
def test_a_night_is_eight_real_hours_when_the_clocks_change(start, over, hours):
    end = after_nights(at(start), LONDON)
    assert end == at(over).astimezone(UTC)
    assert end - at(start).astimezone(UTC) == timedelta(hours=hours)


def test_seven_nights_are_seven_mornings():
    assert after_nights(at("2027-05-03T15:00"), LONDON, 7) == at("2027-05-10T08:00")
    assert after_nights(at("2027-05-03T02:00"), LONDON, 7) == at("2027-05-09T08:00")


@given(
    st.integers(0, 2 * 365 * 24 * 60),
    st.sampled_from(ZONES),
    st.integers(1, 7),
    st.integers(0, 100_000),
)
def test_beginning_later_never_ends_sooner(minutes, zone, nights, later):
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    end = after_nights(start, zone, nights)
    assert end - start >= timedelta(hours=8)
    assert end.astimezone(zone).hour >= 8
    assert after_nights(start + timedelta(seconds=later), zone, nights) >= end


@pytest.mark.parametrize(
    ("now", "began"),
    [
        ("2027-05-03T21:59", None),
        ("2027-05-03T22:00", "2027-05-03T22:00"),
        ("2027-05-04T05:59", "2027-05-03T22:00"),
        ("2027-05-04T06:00", None),
    ],
)
def test_night_is_from_ten_to_six(now, began):
    assert night_began(at(now), LONDON) == (at(began) if began else None)


def test_another_day_is_not_a_minute_past_midnight():
    evening = at("2027-05-03T23:55")
    assert not on_another_day(evening, at("2027-05-04T00:05"), LONDON)
    assert not on_another_day(at("2027-05-03T01:00"), at("2027-05-03T23:00"), LONDON)
    assert on_another_day(evening, at("2027-05-04T08:00"), LONDON)
    assert not on_another_day(evening, at("2027-05-02T08:00"), LONDON)
