"""Decisions go into a file and come back as they were."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.model.signed import HUMAN
from reportedly.report.decision_file import lines_of, read_lines

DAY = datetime(2026, 3, 1, tzinfo=UTC)
some = st.text(min_size=1, max_size=12)
starts = st.integers(0, 10_000)


@st.composite
def anchors(draw: st.DrawFn, article: str) -> Anchor:
    start, words = draw(starts), draw(some)
    end = start + len(words)
    label = draw(st.text(max_size=8))
    return Anchor(kind="claim", article=article, start=start, end=end, words=words, label=label)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    hours = draw(st.integers(0, 10_000))
    return Decision.of(
        draw(st.sampled_from(Matter)),
        draw(anchors("art-1")),
        draw(anchors("art-2")),
        draw(st.sampled_from(Verdict)),
        by=HUMAN + draw(some),
        made=(DAY + timedelta(hours=hours)).isoformat(timespec="microseconds"),
        why=draw(st.text(max_size=30)),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(decisions(), max_size=6, unique_by=lambda one: one.id))
def test_what_is_written_is_read_again_whatever_its_words(made: list[Decision]) -> None:
    told = lines_of(made)
    assert told == lines_of(reversed(made))
    assert told.count("\n") == len(made)
    told.encode()
    found, bad = read_lines(told, lambda article: None, now=DAY + timedelta(days=1000))
    assert bad == []
    assert sorted(found, key=lambda one: one.id) == sorted(made, key=lambda one: one.id)
    assert lines_of(found) == told


def test_moments_of_other_zones_become_utc_so_that_the_newest_is_the_newest() -> None:
    row = {
        "decision": 1,
        "matter": "claims",
        "verdict": "same",
        "by": "human:ann",
        "made": "2026-03-01T10:30:00+02:00",
        "left": {"kind": "claim", "article": "art-1", "start": 0, "end": 2, "words": "no"},
        "right": {"kind": "claim", "article": "art-2", "start": 0, "end": 3, "words": "yes"},
        "colour": "a field of a later format",
    }
    text = "\ufeff" + json.dumps(row) + "\r\n\r\n"
    [found], bad = read_lines(text, {"art-2": "yes, they said"}.get)
    assert (found.made, found.why, bad) == ("2026-03-01T08:30:00.000000+00:00", "", [])
