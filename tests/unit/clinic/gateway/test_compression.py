"""A page is sent compressed, unless it says again what it was asked with."""

import gzip

import pytest

ZIPPED = {"accept-encoding": "br, gzip"}


@pytest.fixture
def page(client, db):
    return lambda path, **headers: client.get(path, headers=headers or ZIPPED)


def test_a_page_is_compressed_and_says_the_same(page):
    plain, zipped = page("/exercises", accept="*/*"), page("/exercises")
    assert "Content-Encoding" not in plain
    assert zipped["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in zipped["Vary"]
    assert len(zipped.content) < len(plain.content) / 3
    assert b"<h1" in gzip.decompress(zipped.content)


def test_one_that_was_asked_with_words_is_not(page):
    assert "Content-Encoding" not in page("/exercises?q=neck")


def test_nor_is_the_answer_to_a_form(client, db):
    answer = client.post("/accounts/login/", {"login": "words of somebody"}, headers=ZIPPED)
    assert b"words of somebody" in answer.content
    assert "Content-Encoding" not in answer


def test_what_is_compressed_already_stays_as_it_is(page):
    printed = page("/worker.js")
    assert printed.status_code == 200
    assert printed["Content-Type"].startswith(("text/javascript", "application/javascript"))
    assert printed.get("Content-Encoding") != "gzip"
