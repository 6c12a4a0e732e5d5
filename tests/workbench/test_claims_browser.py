"""The claims table and the search box in a real browser: type, tick, step, sort, take along."""

from tests.browser import Browser


def test_a_filter_works_as_one_types_and_stays_in_the_address(
    window: Browser, server: str
) -> None:
    window.open(f"{server}/claims")
    before = window.text(".found-line")
    window.press("f")
    window.write("[name=words]", "dam*")
    window.until("location.search.includes('words=')")
    window.calm()
    assert window.address().endswith("/claims?words=dam*")
    assert window.text(".found-line") != before
    window.choose("[name=status]", "denied")
    window.until("location.search.includes('status=denied')")
    window.calm()
    texts = window.run("[...document.querySelectorAll('td.what .q')].map(a => a.textContent)")
    assert texts
    assert all("dam" in text.lower() for text in texts)
    window.back()
    window.until("!location.search.includes('status')")
    assert window.run("document.querySelector('[name=words]').value") == "dam*"


def test_heads_sort_and_a_later_filter_keeps_the_order(window: Browser, server: str) -> None:
    window.open(f"{server}/claims")
    window.click("th.day a")
    assert "sort=-day" in window.address()
    window.choose("[name=status]", "denied")
    window.until("location.search.includes('status=denied')")
    window.calm()
    assert "sort=-day" in window.address()
    assert window.run("document.querySelector('th.day').ariaSort") == "descending"


def test_claims_are_ticked_by_mouse_and_keys(window: Browser, server: str) -> None:
    window.open(f"{server}/claims")
    assert window.run("document.querySelector('[data-ticked]').disabled")
    for key in ("j", "j", "x"):
        window.press(key)
    assert window.text("#ticked") == "1 ticked"
    assert window.run("document.activeElement.closest('tr').querySelector('[name=id]').checked")
    window.run(
        "document.querySelectorAll('[name=id]')[5]"
        ".dispatchEvent(new MouseEvent('click', {bubbles: true, shiftKey: true}))"
    )
    assert window.text("#ticked") == "5 ticked"
    window.press("a")
    assert window.text("#ticked") == "50 ticked"
    assert not window.run("document.querySelector('[data-ticked]').disabled")
    window.press("o")
    window.until("location.pathname.startsWith('/claims/clm-')")
    window.calm()
    assert window.count(".place mark") > 0


def test_the_box_in_the_bar_searches_as_one_types(window: Browser, server: str) -> None:
    window.open(f"{server}/stories")
    window.press("/")
    window.write("#find", "quis")
    window.until("document.querySelectorAll('#hits .hit').length > 2")
    assert window.run("[...document.querySelectorAll('#hits .few')].length") == 3
    assert "Quispe" in window.text("#hits mark")
    assert window.run("document.querySelector('.few-head').getBoundingClientRect().width") > 200
    window.click("#hits .a-name")
    window.until("location.pathname.startsWith('/people/')")
