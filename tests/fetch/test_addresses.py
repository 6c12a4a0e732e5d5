"""Which addresses are asked for, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.fetch.addresses import Refused, joined, place, shown
from reportedly.fetch.guard import Guard, hidden


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTP://Example.ORG:80/a b#part", "http://example.org/a%20b"),
        (
            "https://bücher.example/ü?q=ä&b=%20",
            "https://xn--bcher-kva.example/%C3%BC?q=%C3%A4&b=%20",
        ),
        ("feed://example.org/rss", "http://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("http://[2606:2800:220:1::1]:8080/", "http://[2606:2800:220:1::1]:8080/"),
        ("http://example.org.", "http://example.org/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),
    ],
)
def test_an_address_has_one_form(written: str, meant: str) -> None:
    assert place(written).url == meant


@pytest.mark.parametrize(
    "written",
    [
        "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "gopher://x/", "//x",
        "http://me:secret@example.org/", "http://example.org\\@evil.example/",
        "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http:///x",
        "http://[fe80::1%25eth0]/", "http://example.org:99999/", "http://a..b/", "http://-a.org/",
        "http://example.org/\r\nHost: other", "http://example.org/" + "a" * 5000, "http://[::1/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        place(written)


@given(st.text(max_size=60))
def test_whatever_is_written_gives_an_address_in_ascii_or_is_refused(words: str) -> None:
    for made in (
        lambda: place(f"http://{words}").url,
        lambda: joined("http://a.example/b/", words),
    ):
        try:
            url = made()
        except Refused:
            continue
        assert url.isascii()
        assert not set(url) & set(" \r\n\t\\")
        assert place(url).url == url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "100.100.100.200", "169.254.169.254", "168.63.129.16", "192.0.0.192", "198.18.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "203.0.113.5", "::", "::1", "::7f00:1",
        "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:4136:e378::1", "fe80::1",
        "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1",
    ],
)  # fmt: skip
def test_no_address_within_is_reached(address: str) -> None:
    assert hidden(address)
    with pytest.raises(Refused, match="leads within"):
        Guard(look_up=lambda host, port: [address]).addresses(place("http://news.example/"))


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254", "::ffff:a9fe:a9fe", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1",
        "fe80::1", "fe80::1%eth0", "168.63.129.16", "192.0.0.192", "100.100.100.200",
        "fd00:ec2::254",
    ],
)  # fmt: skip
def test_metadata_is_not_reached_even_of_ones_own_network(address: str) -> None:
    guard = Guard(private=True, look_up=lambda host, port: [address])
    with pytest.raises(Refused, match="where no site is"):
        guard.addresses(place("http://intranet.example/"))


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "fd12::1"])
def test_ones_own_network_is_reached_where_that_is_allowed(address: str) -> None:
    guard = Guard(private=True, look_up=lambda host, port: [address])
    assert guard.addresses(place("http://intranet.example:9000/")) == [address]


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:220:1::1", "64:ff9b::5db8:d70e", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_reached(address: str) -> None:
    guard = Guard(look_up=lambda host, port: [address])
    assert guard.addresses(place("https://news.example/")) == [address]


def test_one_address_within_among_public_ones_is_enough_to_refuse() -> None:
    guard = Guard(look_up=lambda host, port: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(Refused, match=r"news\.example leads within: 10\.0\.0\.1"):
        guard.addresses(place("http://news.example/"))


@pytest.mark.parametrize("port", [21, 22, 25, 6379, 9200])
def test_other_ports_than_the_webs_are_refused(port: int) -> None:
    guard = Guard(look_up=lambda host, port: ["93.184.215.14"])
    with pytest.raises(Refused, match="port"):
        guard.addresses(place(f"http://news.example:{port}/"))


def test_a_password_is_not_written_down() -> None:
    assert shown("https://me:secret@news.example/a") == "https://me:…@news.example/a"
    for url in ("https://news.example/a:b@c", "https://news.example:8443/?q=a:b@c", "no address"):
        assert shown(url) == url
