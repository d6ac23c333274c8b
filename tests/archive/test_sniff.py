import pytest

from tui.archive.formats.sniff import sniff

WXR = '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">'


@pytest.mark.parametrize(
    ("text", "format_name"),
    [
        ("<!DOCTYPE html><html>", "html"),
        ("\n<!-- saved from url=(0022)http://example.org/ -->\n<HTML>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>', "html"),
        ("<script>x()</script><!doctype html>", "html"),
        ('<link rel="stylesheet"><html>', "html"),
        ("<section><p>One.</p></section>", "html"),
        ("<h3>Lamps</h3>", "html"),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>", "html"),
        ("Warning: mysql_connect() in /srv/db.php on line 3\n<!DOCTYPE html>\n<html>", "html"),
        (f'<?xml version="1.0"?>{WXR}<channel>', "wxr"),
        ("<rss version='2.0'><channel>", "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><entry>', "feed"),
        ('<rdf:RDF xmlns:rdf="x">\n<channel>', "feed"),
        ('{"id": 1, "title": {', "wpjson"),
        ('[\n {\n  "id": 1', "wpjson"),
        ("AUTHOR: Jo\nTITLE: Lamps\nSTATUS: Publish\n-----\nBODY:\nOil.", "mtif"),
    ],
)
def test_the_content_tells_the_format(text: str, format_name: str) -> None:
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), b"\n\n " + text.encode()):
        told = sniff(data)
        assert told
        assert told.format == format_name


@pytest.mark.parametrize(
    "text",
    [
        "The lamp is lit\n\n\n  • Jo says:\n    <p>It was high time.</p>",
        "I wrote <!doctype html> at the top of it.",
        '{"quoted": words} begin this post, and go on.',
        "[…] cut out […]",
        "[1] See the lamp.",
        "<rss> feeds explained: a <channel> is one.",
        "<feed> your cat",
        "<jo> it was lit\n<ida> it was not",
        "TITLE: Notes\nAUTHOR: Jo\nThey go on.\n-----\n",
        "AUTHOR: Jo\n-----\nBODY:\nOne key is too few.",
        "",
    ],
)
def test_a_text_that_mentions_a_format_is_a_text(text: str) -> None:
    assert sniff(text.encode()) is None


def test_the_words_that_told_it_hold_nothing_of_what_was_filed() -> None:
    told = sniff(b"AUTHOR: jo@example.org\nTITLE: Lamps\nSTATUS: Publish\n-----\n")
    assert told
    assert told.sign == "AUTHOR:"
