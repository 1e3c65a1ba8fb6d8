"""What is believed of what a request says about its own way."""

import pytest

from corset.clinic.gateway.proxies import settle


def settled(proxies, **said):
    environ = {"REMOTE_ADDR": "10.0.0.1", "wsgi.url_scheme": "http"}
    environ |= {f"HTTP_X_FORWARDED_{name.upper()}": value for name, value in said.items()}
    settle(environ, proxies=proxies)
    assert not [name for name in environ if name.startswith("HTTP_X_FORWARDED")]
    return environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]


def test_without_proxies_nothing_is_believed():
    assert settled(0, **{"for": "198.51.100.1"}, proto="https") == ("10.0.0.1", "http")


@pytest.mark.parametrize(
    ("proxies", "entries", "address"),
    [
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9,198.51.100.7 , 10.1.1.1", "198.51.100.7"),
        (2, "198.51.100.7", "198.51.100.7"),
        (1, "198.51.100.7:4711", "198.51.100.7"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "unknown", "10.0.0.1"),
        (1, "198.51.100.7\x00", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_an_address_counts_from_the_end(proxies, entries, address):
    assert settled(proxies, **{"for": entries})[0] == address


@pytest.mark.parametrize(
    ("proxies", "said", "scheme"),
    [
        (1, "https", "https"),
        (1, "http, https", "https"),
        (1, "https, http", "http"),
        (2, "https, http", "https"),
        (1, "HTTPS", "https"),
        (1, "javascript", "http"),
    ],
)
def test_a_scheme_counts_from_the_end_too(proxies, said, scheme):
    assert settled(proxies, proto=said)[1] == scheme


def test_other_headers_of_the_way_are_read_by_nobody():
    environ = {"HTTP_FORWARDED": "for=1", "HTTP_X_REAL_IP": "1", "HTTP_X_FORWARDED_HOST": "evil"}
    settle(environ, proxies=1)
    assert environ == {}
