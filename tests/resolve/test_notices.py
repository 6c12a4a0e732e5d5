"""Notices of correction: golden cases in ``cases/notices``."""

import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.resolve.notices import notices

CASES = Path(__file__).parents[1] / "cases" / "notices"
MARK = re.compile(r"\{\{(.*?) \| \"(wrong|right)\"\}\}", re.S)


def cases() -> list[Any]:
    body = "".join(path.read_text("utf-8") for path in sorted(CASES.glob("*.txt")))
    found = []
    for case in re.split(r"^== ", body, flags=re.M)[1:]:
        title, head, text = case.split("\n", 2)
        found.append(pytest.param(head.strip("()"), text.strip(), id=title))
    return found


@pytest.mark.parametrize(("head", "marked"), cases())
def test_a_notice_says_what_was_wrong_and_what_is_right(head: str, marked: str) -> None:
    text = MARK.sub(lambda m: m[1], marked)
    found = list(notices(text))
    if head == "none":
        assert found == []
        return
    [notice] = found
    assert f"{notice.kind} {'own' if notice.own else 'other'}" == head
    for side, parts in (("wrong", notice.wrong), ("right", notice.right)):
        expected = sorted(m[1] for m in MARK.finditer(marked) if m[2] == side)
        assert sorted(text[slice(*part)] for part in parts) == expected
