import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.pages import document, page
from tui.archive.export import to_json
from tui.archive.formats.privacy import keep_private, without_address
from tui.archive.model import Entry, Reason

MAIL = [
    "jo@example.org", "mailto:jo@example.org", "JO@EXAMPLE.ORG", "jo@localhost", "jo@[192.0.2.1]", "jo＠example.org",
    '"jo low"@example.org', "j@e.x", "jo @ example.org", "jo@@example.org", "jo%40example.org",
]  # fmt: skip
IP = [
    "192.0.2.1", "192.0.2.1:8080", "[192.0.2.1]", "IP: 192.0.2.1", "[2001:db8::1]", "2001:db8::1", "192.000.002.001",
    "::ffff:192.0.2.1",
]  # fmt: skip


@pytest.mark.parametrize("name", [*MAIL, *IP, "", " ", None])
def test_an_address_is_no_name(name: str | None) -> None:
    assert without_address(name) is None


@pytest.mark.parametrize("name", ["Jo Low <{}>", "Jo Low ({})", "Jo Low [IP {}]", "{}, Jo Low"])
@pytest.mark.parametrize("address", ["jo@example.org", "192.0.2.1"])
def test_a_name_is_left_where_an_address_stands_beside_it(name: str, address: str) -> None:
    assert without_address(name.format(address)) == "Jo Low"


@pytest.mark.parametrize(
    "name",
    ["Jo Low", "@jo", "jo @ home", "Jo (@jolow)", "Bob@Cafe", "1.5", "Dr. A. B. C. No", "cafe", "a::b", "v1.2.3",
     "1.2.3.4.5", "12:30:45", "2007-07-09T10:00:00+02:00", "Re: lamps", "Jo: says"],
)  # fmt: skip
def test_what_is_no_address_stays(name: str) -> None:
    assert without_address(name) == name


@given(st.text(max_size=30))
def test_what_was_taken_out_is_out(name: str) -> None:
    left = without_address(name)
    assert left is None or without_address(left) == left


def test_nothing_that_a_blog_knows_of_a_commenter_holds_an_address() -> None:
    entry = Entry(
        1, "comment", "Jo <jo@example.org>", "jo@example.org on lamps", ("Mail jo@example.org.",), None,
        Reason("says-header", 1.0, "jo@example.org says:"), date="192.0.2.1 at July 9, 2007", url="http://jo@example.org",
    )  # fmt: skip
    kept = keep_private(entry)
    assert (kept.author, kept.title, kept.date, kept.url) == ("Jo", None, "at July 9, 2007", None)
    assert kept.reason.evidence is None
    assert kept.paragraphs == entry.paragraphs


@pytest.mark.parametrize("name", ["jo@example.org", "192.0.2.1", "2001:db8::1"])
@pytest.mark.parametrize(
    "text",
    [
        page("  • {} says:\n    It was high time.\n  • Ida says:\n    It was."),
        page(
            "  • It was high time.\n    Posted by: {} at July 9, 2007 3:12 PM\n"
            "  • It was.\n    Posted by: Ida at July 9, 2007 4:12 PM"
        ),
        "# T\n\nOne.\n\n## Comments\n\n### {}, July 9, 2007\n\nIt was high time.\n\n### Ida, July 10, 2007\n\nIt was.",
    ],
    ids=["above", "below", "markdown"],
)
def test_no_commenters_address_is_in_what_is_read_of_a_text(text: str, name: str) -> None:
    read = document(text.format(name))
    assert any("high time" in words for entry in read.entries for words in entry.paragraphs)
    written = json.loads("".join(to_json([read], several=False)))
    assert name not in json.dumps(written["entries"])


def test_entries_without_addresses_are_as_they_were() -> None:
    entry = Entry(1, "comment", "Jo Low", None, ("One.",), None, date="July 9, 2007 at 3:12:05 pm")
    assert keep_private(entry) is entry
