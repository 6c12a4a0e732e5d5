"""Odd requests: whatever is asked, a page answers, or says what is wrong with the question."""

import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.workbench.conftest import form
from tests.workbench.crawl import PATHS, Crawl

HOME = "http://testserver"


@pytest.mark.parametrize(
    "path",
    ["../guard.py", "..%2fguard.py", "%2e%2e/guard.py", "/etc/passwd", "%2fetc%2fpasswd",
     "keys.js%00", "vendor/../../guard.py", "report/../safe.py", "..\\guard.py", "%ff", "",
     "vendor/", "report/story.jinja", "shell.jinja", "a" * 5000],
)  # fmt: skip
def test_only_the_sheets_and_scripts_are_files(fresh: TestClient, path: str) -> None:
    answer = fresh.request("GET", f"{HOME}/static/{path}")
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_no_more_is_taken_than_an_action_may_bring(fresh: TestClient) -> None:
    csrf = form(fresh)
    much = {"csrf": csrf, "who": "a" * (1 << 20)}
    assert fresh.post("/who", data=much).status_code == 413
    for length in ("9" * 5000, "-1", "a", "1e3"):
        answer = fresh.post("/who", content=b"who=x", headers={"content-length": length})
        assert answer.status_code in (400, 411, 413)
    pieces = fresh.post("/who", content=iter([b"who=x"]), headers={"x-csrf": csrf})
    assert pieces.status_code == 411
    both = {"content-length": "5", "transfer-encoding": "chunked", "x-csrf": csrf}
    assert fresh.post("/who", content=b"who=x", headers=both).status_code in (400, 411)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"who": "x"}'),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=b", b"--b\r\nrubbish\r\n\r\n--b--"),
        ("multipart/form-data; boundary=b; charset=utf-7",
         b'--b\r\nContent-Disposition: form-data; name="who"\r\n\r\n+2AA-\r\n--b--\r\n'),
        ("application/x-www-form-urlencoded", b"who=%ed%a0%80%00&csrf=%ed%a0%80"),
        ("text/plain", b"who=x&csrf=0"),
    ],
)  # fmt: skip
def test_an_odd_form_is_refused_politely(fresh: TestClient, kind: str, body: bytes) -> None:
    csrf = form(fresh)
    sent = fresh.post("/who", content=body, headers={"content-type": kind, "x-csrf": csrf})
    assert sent.status_code in (303, 400, 415)
    bare = fresh.post("/who", content=body, headers={"content-type": kind})
    assert bare.status_code in (400, 403, 415)


@pytest.mark.parametrize(
    "cookie",
    [
        "a/b=1",
        "reportedly-session",
        "reportedly-who=%ff%00%0a",
        "=;;=",
        'x="\\',
        "reportedly-said=%E2%80%AE<em>",
    ],
)
def test_odd_cookies_of_other_programs_do_no_harm(fresh: TestClient, cookie: str) -> None:
    shown = fresh.get("/stories", headers={"cookie": cookie})
    assert shown.status_code == 200
    assert "\u202e" not in shown.text
    assert "<em>" not in shown.text


def named(crawl: Crawl) -> list[str]:
    """All parameters that any page asks with."""
    pages = "".join(page for one in crawl.pages.values() for page in one.values())
    asked = set(re.findall(r'name="(\w+)"', pages)) | set(re.findall(r"[?;](\w+)=", pages))
    return sorted(asked | {"as_of", "q", "page", "sort", "nothing"})


ODD = st.one_of(
    st.sampled_from([
        "", "0", "-1", "99999999999999999999", "1e9", "nan", "½", "٣", "\x00", "%", "%00", "'",
        '"', "*", "a*", '"a', "AND", "NEAR(", "a OR", "(", "[", "\\", "../../x", "{{7*7}}",
        "\u202e", "<script>alert(1)</script>", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00",
        "2026-02-30", "published:", "ledger:2026-01-01", "published:2026-03-10", "a" * 20_000,
        "ä" * 3000, "=1", "x=1&y=2", " ", "\n", "/", "..", "clm-", "sto-0", "true", "None",
    ]),
    st.text(max_size=40),
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_nothing_odd_in_an_address_breaks_a_page(
    bare: TestClient, screens: Crawl, path: str
) -> None:
    """Whatever is asked, the answer is a page, or says what is wrong with the question."""
    right = next(iter([*screens.of(path), screens.others.get(path, "")])).partition("?")[0]
    parts = path.count("{")

    @settings(
        max_examples=25, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        st.dictionaries(st.sampled_from(named(screens)), st.lists(ODD, max_size=2), max_size=4),
        st.lists(ODD, min_size=parts, max_size=parts),
        st.booleans(),
        st.sampled_from(["", ".json"]),
    )
    def ask(query: dict[str, list[str]], filled: list[str], known: bool, twin: str) -> None:
        address = right
        if not known:
            ids = iter(filled)
            address = re.sub(r"\{[^}]*\}", lambda _: _quoted(next(ids)), path)
        pairs = [f"{_quoted(name)}={_quoted(one)}" for name, many in query.items() for one in many]
        answer = bare.get(f"{HOME}{address}{twin}?{'&'.join(pairs)}")
        assert answer.status_code in (200, 303, 307, 400, 404), (address, query)
        if answer.headers.get("content-type") == "application/json":
            answer.json()

    ask()


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="surrogatepass")


@pytest.mark.parametrize(
    "query",
    [
        "%",
        "%ff%fe",
        "%ed%a0%80",
        "&&&=",
        "as_of",
        "q=%00",
        "q=" + "a" * 60_000,
        "a[]=1&a[b]=2",
        "\xff",
    ],
)
@pytest.mark.parametrize("path", [re.sub(r"\{[^}]*\}", "nobody", path) for path in PATHS])
def test_no_odd_query_breaks_a_page(bare: TestClient, path: str, query: str) -> None:
    answer = bare.request("GET", f"{HOME}{path}?{query}")
    assert answer.status_code in (200, 303, 400, 404)
