"""Who gets in and who does not: other machines, other sites, other sessions, odd requests."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.workbench.conftest import WHO, form
from tests.workbench.crawl import ACTIONS, PATHS, Crawl

from reportedly.workbench.app import workbench
from reportedly.workbench.guard import Keys

TOKEN = "a-token-of-enough-length"
HOME = "http://testserver"
POSTS = ("/who", *ACTIONS)
DRESS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def at(path: str) -> str:
    """An address of a path, its parts filled with an id that is none."""
    return re.sub(r"\{[^}]*\}", "nobody", path)


@pytest.fixture
def locked(examples: Path) -> Iterator[TestClient]:
    """A workbench that asks for a token."""
    made = workbench(examples, who=WHO, token=TOKEN)
    with TestClient(made, follow_redirects=False) as client:
        yield client


# Whom it answers


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "127.0.0.1.nip.io", "", "[::1"]
)
@pytest.mark.parametrize("path", ["/stories", "/stories.json", "/static/keys.js", "/nothing"])
def test_a_name_of_somebody_elses_is_not_answered(fresh: TestClient, host: str, path: str) -> None:
    answer = fresh.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert "reportedly-session" not in answer.headers.get("set-cookie", "")
    assert fresh.post("/who", headers={"host": host}).status_code == 421


def test_two_names_at_once_are_not_answered(fresh: TestClient) -> None:
    both = [("host", "testserver"), ("host", "evil.example")]
    assert fresh.get("/stories", headers=both).status_code == 421  # type: ignore[arg-type]


@pytest.mark.parametrize("host", ["testserver", "TestServer:8737"])
def test_its_own_name_is_answered_at_any_port(fresh: TestClient, host: str) -> None:
    assert fresh.get("/stories", headers={"host": host}).status_code == 200


def test_without_the_token_nothing_is_shown_but_where_to_give_it(locked: TestClient) -> None:
    for path in ("/", "/stories", "/stories.json", "/static/keys.js", "/stories?token=wrong"):
        answer = locked.get(path)
        assert answer.status_code == 401
        assert "asks for its token" in answer.text
        assert TOKEN not in answer.text
        assert "set-cookie" not in answer.headers
    assert locked.post("/who").status_code == 401


def test_the_token_is_brought_once_and_leaves_the_address(locked: TestClient) -> None:
    answer = locked.get(f"/stories?a=1&token={TOKEN}&b=x%26y")
    assert (answer.status_code, answer.headers["location"]) == (303, "/stories?a=1&b=x%26y")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    shown = locked.get("/stories")
    assert shown.status_code == 200
    assert TOKEN not in shown.text
    again = locked.get(f"/stories?token={TOKEN}")
    assert (again.status_code, again.headers["location"]) == (303, "/stories")
    stale = locked.get("/stories?token=of-yesterday")
    assert (stale.status_code, stale.headers["location"]) == (303, "/stories")


def test_a_script_may_bring_the_token_in_a_header(locked: TestClient) -> None:
    bears = {"authorization": f"Bearer {TOKEN}"}
    assert locked.get("/stories", headers=bears).status_code == 200
    assert locked.post("/who", headers=bears).status_code == 403


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example", "///evil.example"])
def test_nobody_is_sent_elsewhere_with_the_token(locked: TestClient, path: str) -> None:
    answer = locked.request("GET", f"{HOME}{path}?token={TOKEN}")
    assert answer.status_code == 303
    assert re.match(r"/[^/\\]", answer.headers["location"])


def test_the_cookie_of_another_port_is_another(locked: TestClient) -> None:
    answer = locked.get(f"/?token={TOKEN}", headers={"host": "testserver:8000"})
    assert answer.headers["set-cookie"].startswith("reportedly-token-8000=")
    assert locked.get("/stories", headers={"host": "testserver:9000"}).status_code == 401


# Who may change something


@pytest.mark.parametrize("path", POSTS)
def test_no_change_without_the_field_of_an_open_page(fresh: TestClient, path: str) -> None:
    theirs = form(fresh)
    fresh.cookies.clear()
    mine = form(fresh)
    assert theirs != mine
    address = at(path)
    for sent in ({}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": theirs}, {"csrf": "é"}):
        assert fresh.post(address, data=sent).status_code == 403, sent
        assert fresh.post(
            address, headers={"x-csrf": sent.get("csrf", "").encode("latin-1")}
        ).status_code in (403, 411)
    fresh.cookies.clear()
    assert fresh.post(address, data={"csrf": mine}).status_code == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:1"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "http://evil.example", "sec-fetch-site": "none"},
    ],
    ids=str,
)  # fmt: skip
def test_no_change_from_another_site(
    fresh: TestClient, path: str, headers: dict[str, str]
) -> None:
    sent = {"csrf": form(fresh), "who": "mallory"}
    assert fresh.post(at(path), data=sent, headers=headers).status_code == 403


def test_a_change_from_an_open_page_is_made(fresh: TestClient) -> None:
    sent = {"csrf": form(fresh), "who": "Eve <b>"}
    ours = {"origin": HOME, "sec-fetch-site": "same-origin"}
    assert fresh.post("/who", data=sent, headers=ours).status_code == 303
    assert "Eve &lt;b&gt;" in fresh.get("/stories").text


def test_the_forms_of_an_error_page_work_as_well(fresh: TestClient) -> None:
    sent = {"csrf": form(fresh, "/nothing"), "who": "Ann"}
    assert fresh.post("/who", data=sent).status_code == 303


def test_a_link_from_another_site_leaves_the_session_as_it_is(fresh: TestClient) -> None:
    fresh.get("/stories")
    kept = next(one for one in fresh.cookies.jar if one.name == Keys.SESSION)
    assert kept.get_nonstandard_attr("SameSite") == "lax"
    assert kept.has_nonstandard_attr("HttpOnly")
    assert str(kept.value) not in fresh.get("/stories").text


# Who may look


@pytest.mark.parametrize("path", ["/stories", "/stories.json", "/static/keys.js"])
def test_other_sites_may_link_to_a_page_but_not_load_it_unseen(
    fresh: TestClient, path: str
) -> None:
    def asked(site: str, mode: str, dest: str) -> int:
        led = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
        return fresh.get(path, headers=led).status_code

    assert asked("cross-site", "navigate", "document") == 200
    assert asked("same-origin", "cors", "empty") == 200
    assert asked("none", "navigate", "document") == 200
    for site in ("cross-site", "same-site"):
        for mode, dest in (
            ("no-cors", "image"), ("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"),
        ):  # fmt: skip
            assert asked(site, mode, dest) == 403


# What every answer wears


def dressed(answer: Any) -> None:
    for name, value in DRESS.items():
        assert answer.headers.get(name) == value, (name, answer.url)
    said = dict(
        one.strip().partition(" ")[::2]
        for one in answer.headers["content-security-policy"].split(";")
    )
    style = said.pop("style-src").split()
    assert style[0] == "'self'"
    assert all(one.startswith("'sha256-") for one in style[1:])
    assert said == POLICY
    assert "server" not in answer.headers
    kept = "immutable" in answer.headers["cache-control"]
    assert kept or answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/stories", 200),
        ("HEAD", "/stories", 200),
        ("GET", "/stories.json", 200),
        ("GET", "/static/keys.js", 200),
        ("GET", "/", 303),
        ("GET", "/nothing", 404),
        ("GET", "/static/nothing", 404),
        ("GET", "/stories?as_of=never", 400),
        ("GET", "/stories.json?as_of=never", 400),
        ("POST", "/who", 403),
        ("GET", "/who", 405),
        ("POST", "/stories", 405),
        ("DELETE", "/stories", 405),
        ("OPTIONS", "/stories", 405),
        ("TRACE", "/stories", 405),
        ("GET", "/broken", 500),
        ("GET", "/broken.json", 500),
    ],
)  # fmt: skip
def test_every_answer_wears_the_policy(
    fresh: TestClient, method: str, path: str, status: int
) -> None:
    answer = fresh.request(method, path)
    assert answer.status_code == status
    dressed(answer)
    assert "Traceback" not in answer.text
    assert "a secret of the inside" not in answer.text


def test_the_token_page_and_the_refusals_wear_it_too(
    locked: TestClient, fresh: TestClient
) -> None:
    dressed(locked.get("/stories"))
    dressed(locked.get(f"/?token={TOKEN}"))
    dressed(fresh.get("/stories", headers={"host": "evil.example"}))
    dressed(fresh.post("/who", headers={"sec-fetch-site": "cross-site"}))


def test_all_screens_wear_it(bare: TestClient, screens: Crawl) -> None:
    for path in PATHS:
        for address in screens.of(path, most=1):
            dressed(bare.get(address))
