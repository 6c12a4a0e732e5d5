"""Where a name leads, looked up once and checked: never "169.254.169.254", never this machine."""

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from reportedly.fetch.addresses import Place, Refused

__all__ = ["Guard", "hidden", "looked_up"]

Address = IPv4Address | IPv6Address
LookUp = Callable[[str, int], Iterable[str]]

PORTS = (80, 443, 8080, 8443)
"""Ports on which the web is. Others speak other tongues, and a request could be an order there."""

_INSIDE = tuple(
    map(
        ip_network,
        (
            "100.64.0.0/10",  # carriers (RFC 6598)
            "168.63.129.16/32",  # Azure's host, an address that looks public
            "192.0.0.0/24",  # protocol assignments (RFC 6890); Oracle's metadata
            "192.88.99.0/24",  # relays of 6to4 (RFC 7526)
            "64:ff9b:1::/48",  # NAT64 within a network (RFC 8215)
            "100::/64",  # to be dropped (RFC 6666)
            "2001::/23",  # protocol assignments, Teredo among them
            "5f00::/16",  # segment routing (RFC 9602)
            "fec0::/10",  # site-local (RFC 3879)
        ),
    )
)
_NEVER = tuple(
    map(
        ip_network,
        (
            "169.254.0.0/16",  # link-local; the metadata of most clouds, with their keys
            "fe80::/10",
            "168.63.129.16/32",  # Azure's host
            "192.0.0.192/32",  # Oracle's metadata
            "100.100.100.200/32",  # Alibaba's
            "fd00:ec2::254/128",  # Amazon's
        ),
    )
)
"""Where no site is, and a redirect would fetch a machine's keys: refused even of one's own
network."""

_NAT64 = ip_network("64:ff9b::/96")
"""How networks without IPv4 reach it (RFC 6052): the last 32 bits are the IPv4 address."""
_MAPPED = ip_network("::ffff:0:0/96")


def looked_up(host: str, port: int) -> list[str]:
    """What the system's resolver says. Raises ``OSError`` where it knows no such name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def hidden(address: str) -> str:
    """Why an IP address is not one of the public Internet, "" where it is.

    >>> hidden("::ffff:10.0.0.1"), hidden("93.184.215.14")
    ('10.0.0.1 is a private address', '')
    """
    if "%" in address:
        return f"{address} is an address of this machine's own links"
    ip = _meant(address)
    return f"{ip} is {why}" if (why := _why(ip)) else ""


def _meant(address: str) -> Address:
    """The IPv4 address that an IPv6 address stands for, else the address itself."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip in _NAT64 or ip in _MAPPED:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
        return ip.sixtofour or ip
    return ip


def _why(ip: Address) -> str:
    if ip.is_loopback:
        return "this machine"
    if ip.is_link_local:
        return "a link-local address"
    if ip.is_multicast or ip.is_unspecified:
        return "no address of one machine"
    inside = any(ip in network for network in _INSIDE)
    return "a private address" if inside or not ip.is_global or ip.is_reserved else ""


class Guard:
    """Says where to connect to. ``private`` lets private addresses, this machine and any port
    pass, for sites of one's own network, but never link-local and metadata addresses.
    ``look_up`` is the resolver."""

    def __init__(self, *, private: bool = False, look_up: LookUp = looked_up) -> None:
        self.private = private
        self._look_up = look_up

    def addresses(self, place: Place) -> list[str]:
        """The IP addresses of a place's host, all of them checked: connect to one of these, and
        do not look the name up again, or its owner could answer otherwise the second time.

        Raises `Refused` where one of them may not be asked, ``OSError`` where there is none.
        """
        if not self.private and place.port not in PORTS:
            raise Refused(f"port {place.port} is not one of the web (--allow-private takes any)")
        found = list(self._look_up(place.host, place.port))
        if not found:
            raise OSError(f"{place.host} has no address")
        for address in found:
            named = "" if place.host == address else f"{place.host} leads within: "
            if any(_meant(address) in network for network in _NEVER):
                raise Refused(f"{named}{hidden(address)}, where no site is")
            if not self.private and (why := hidden(address)):
                raise Refused(f"{named}{why} (--allow-private takes those too)")
        return found
