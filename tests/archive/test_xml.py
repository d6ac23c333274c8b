import gzip
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tui.archive.formats.sniff import sniff
from tui.archive.formats.xml import Xml, content, fields, local, plain
from tui.archive.formats.xml_repair import pieces, repair
from tui.archive.load import File, UnreadableError

HEADER = "<rss><channel><title>Landing</title>"
FOOTER = "</channel></rss>"


def opened(path: Path, text: str | bytes, encoding: str = "utf-8") -> Xml:
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return Xml(File(str(path)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.xml"


def titles(xml: Xml) -> list[str | None]:
    return [plain(fields(element).get("title")) for element in xml.elements() if local(element) == "item"]


def item(title: str) -> str:
    return f"<item><title>{title}</title></item>\n"


def test_the_fields_of_the_channel_and_its_items_come_in_order(path: Path) -> None:
    xml = opened(path, f"{HEADER}{item('one')}{item('two')}<ttl>60</ttl>{FOOTER}")
    assert [local(element) for element in xml.elements()] == ["title", "item", "item", "ttl"]
    assert [local(element) for element in xml.elements()] == ["title", "item", "item", "ttl"]
    assert xml.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        '<rdf:RDF xmlns:rdf="urn:rdf" xmlns="urn:rss"><channel><title>L</title><items/></channel><item/></rdf:RDF>',
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>L</a:title><a:entry/></a:feed>',
        "<feed><title>L</title><entry/></feed>",
    ],
)
def test_every_kind_of_feed_has_its_items_found(path: Path, text: str) -> None:
    xml = opened(path, text)
    names = [local(element) for element in xml.elements()]
    assert names[0] == "title"
    assert names[-1] in ("item", "entry")
    assert xml.warnings == ()


def test_a_feed_without_items_has_its_fields(path: Path) -> None:
    xml = opened(path, HEADER + FOOTER)
    assert [local(element) for element in xml.elements()] == ["title"]
    assert xml.warnings == ()


def test_an_item_is_parsed_by_itself_and_no_other_is_held(path: Path) -> None:
    xml = opened(path, HEADER + "".join(item(str(number)) for number in range(500)) + FOOTER)
    for element in xml.elements():
        parent = element.getparent()
        assert parent is not None
        assert len(parent) == 1


@pytest.mark.parametrize("inside", ["<![CDATA[<item> </item> & ]] >]]>", "<!-- <item> -->", "&lt;item&gt;"])
def test_what_looks_like_an_item_in_a_text_is_none(path: Path, inside: str) -> None:
    xml = opened(path, f"{HEADER}<item><title>one</title><d>{inside}</d></item>{item('two')}{FOOTER}")
    assert titles(xml) == ["one", "two"]
    assert xml.warnings == ()


def test_cdata_in_several_parts_is_one_text(path: Path) -> None:
    xml = opened(path, HEADER + item("<![CDATA[a ]]]]><![CDATA[> b]]> c") + FOOTER)
    assert titles(xml) == ["a ]]> b c"]


@pytest.mark.parametrize(
    ("broken", "read"),
    [
        ("AT&T & co", "AT&T & co"),
        ("a&nbsp;b &eacute; &nosuch;", "a b é &nosuch;"),
        ("a < b", "a < b"),
        ("a <br> b <b>c", "a <br> b <b>c"),
        ("a ]]> b", "a ]]> b"),
        ("bell&#27;&#x1B;&#0; &#65;&#x42;", "bell AB"),
        ("a <? b", "a <? b"),
    ],
)
def test_what_is_broken_is_repaired_with_a_warning(path: Path, broken: str, read: str) -> None:
    xml = opened(path, f"{HEADER}{item('before')}{item(broken)}{item('after')}{FOOTER}")
    assert titles(xml) == ["before", read, "after"]
    assert xml.warnings == ("it is broken XML (line 2); it is read as far as it goes",)


def test_a_file_that_is_cut_off_is_read_up_to_there(path: Path) -> None:
    xml = opened(path, f"{HEADER}{item('one')}<item><title>tw")
    assert titles(xml) == ["one", "tw"]
    assert xml.warnings[-1] == "it is cut off; its end is lost"


def test_two_files_in_one_are_both_read(path: Path) -> None:
    whole = f"{HEADER}{item('one')}{FOOTER}\n"
    xml = opened(path, whole + '<?xml version="1.0"?>' + whole.replace("one", "two"))
    assert titles(xml) == ["one", "two"]


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x1b[31m", "\x1f", "\ufffe", "\uffff"])
def test_control_characters_are_taken_out_with_a_warning(path: Path, sign: str) -> None:
    xml = opened(path, f"{HEADER}{item(f'a{sign} b')}{FOOTER}")
    assert titles(xml) == ["a b"]
    assert xml.warnings == ("there are control characters in it, which XML does not allow; they are left out",)


@pytest.mark.parametrize(
    ("declared", "encoding", "warned"),
    [
        ("UTF-8", "utf-8", False),
        ("UTF-8", "utf-8-sig", False),
        ("ISO-8859-1", "cp1252", False),
        ("Shift_JIS", "shift_jis", False),
        ("UTF-16", "utf-16", False),
        ("ISO-8859-1", "utf-8", True),
        ("UTF-8", "cp1252", True),
        ("no-such-encoding", "utf-8", False),
    ],
)
def test_the_encoding_is_the_one_that_fits(path: Path, declared: str, encoding: str, warned: bool) -> None:
    title = "港の鐘" if encoding == "shift_jis" else "Fähre"
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{HEADER}{item(title)}{FOOTER}'
    xml = opened(path, text, encoding)
    assert titles(xml) == [title]
    assert bool(xml.warnings) == warned


def test_wrong_bytes_far_into_a_file_are_shown_as_such(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.archive.formats.xml.SAMPLE", 1)
    good = "".join(item(f"Fähre {number}") for number in range(20_000))
    xml = opened(path, f"{HEADER}{good}".encode() + b"<item><title>a\xffb</title></item>" + FOOTER.encode())
    assert titles(xml)[-1] == "a\N{REPLACEMENT CHARACTER}b"
    assert xml.warnings == ("some bytes are not UTF-8; they are shown as \N{REPLACEMENT CHARACTER}",)


def test_a_compressed_file_is_read(path: Path) -> None:
    assert titles(opened(path, gzip.compress(f"{HEADER}{item('one')}{FOOTER}".encode()))) == ["one"]


LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE rss [<!ENTITY lol0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "http://example.org/[x].dtd" [ <!entity % all SYSTEM "http://example.org/all">%all; ]>',
        "<!DOCTYPE rss [<!ENTITY never 'ends'",
    ],
)
def test_entities_are_refused(path: Path, doctype: str) -> None:
    with pytest.raises(UnreadableError, match="declares entities"):
        opened(path, f'<?xml version="1.0"?>\n{doctype}\n{HEADER}{item("&lol11;&file;")}{FOOTER}')


def test_entities_declared_behind_the_root_do_nothing(path: Path) -> None:
    xml = opened(path, f'{HEADER}<!DOCTYPE rss [<!ENTITY e "boom">]>{item("&e;")}{FOOTER}')
    assert titles(xml) == ["&e;"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss PUBLIC "-//Example//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd">',
        '<!DOCTYPE rss SYSTEM "file:///no/such/file.dtd">',
        "<!DOCTYPE rss [ <!ELEMENT rss ANY> ]>",
    ],
)
def test_a_plain_document_type_is_left_out(path: Path, doctype: str) -> None:
    xml = opened(path, f'\n<?xml version="1.0"?><!-- {"x" * 5000} -->\n{doctype}\n{HEADER}{item("one")}{FOOTER}')
    assert titles(xml) == ["one"]
    assert xml.warnings == ()


def test_the_line_of_what_is_broken_counts_the_lines_before_the_root(path: Path) -> None:
    xml = opened(path, f'<?xml version="1.0"?>\r\n<!-- a\r\nb -->\r\n\r\n{HEADER}\r\n{item("one")}{item("&")}{FOOTER}')
    assert titles(xml) == ["one", "&"]
    assert "(line 7)" in xml.warnings[0]


def test_messages_of_a_server_before_the_export_are_left_out(path: Path) -> None:
    junk = "<br />\n<b>Warning</b>: the rope is wet on line 3\n"
    xml = opened(path, f'{junk}<?xml version="1.0"?>{HEADER}{item("one")}{FOOTER}')
    assert titles(xml) == ["one"]
    assert xml.warnings == ("there is something before its first element that is no XML; it is left out",)


@pytest.mark.parametrize("text", ["no XML at all", "<", "<!-- never ends", "<!DOCTYPE rss", '<rss a="', "<?xml"])
def test_what_has_no_element_is_no_xml(path: Path, text: str) -> None:
    with pytest.raises(UnreadableError, match="not XML"):
        opened(path, text)


def test_elements_nested_without_end_are_read_as_far_as_it_goes(path: Path) -> None:
    xml = opened(path, f"{HEADER}{item('one')}<item>{'<d>' * 10_000}x{'</d>' * 10_000}</item>{item('two')}{FOOTER}")
    assert titles(xml)[0] == "one"
    assert titles(xml)[-1] == "two"
    assert xml.warnings


@pytest.mark.parametrize(
    "part", ["<!--", "<![CDATA[", "<item>", "</item", "<?", "&", "<a ", "<rss ", '<x a="', "]]>", "<item", "<b>"]
)
def test_signs_without_end_are_no_burden(path: Path, part: str) -> None:
    xml = opened(path, HEADER + item("one") + part * 50_000)
    assert titles(xml)[0] == "one"


@pytest.mark.parametrize("part", ["\n", " ", "<?xml", "]", "<!--", '"', "<rss", "</rss>", "\ufeff", "<a:"])
@pytest.mark.parametrize("begin", ["", "<", "<!DOCTYPE rss", "<!DOCTYPE rss [", "<rss>", "<rss><item>"])
def test_a_start_of_signs_is_no_burden(path: Path, begin: str, part: str) -> None:
    path.write_text(begin + part * 30_000 + "<item>x & y", "utf-8")
    file = File(str(path))
    sniff(file.head)
    with suppress(UnreadableError):
        assert sum(local(element) == "item" for element in Xml(file).elements()) <= 2


def test_the_first_of_a_name_counts_and_its_own_namespace_before_others(path: Path) -> None:
    text = '<item xmlns:m="urn:m"><m:title>media</m:title><title>own</title><title>second</title></item>'
    (element,) = (one for one in opened(path, HEADER + text + FOOTER).elements() if local(one) == "item")
    assert plain(fields(element)["title"]) == "own"


def test_elements_in_a_text_are_its_html(path: Path) -> None:
    text = '<item><d>1 &lt; 2<h:p xmlns:h="http://www.w3.org/1999/xhtml">a<h:br/>b</h:p> c</d></item>'
    (element,) = (one for one in opened(path, HEADER + text + FOOTER).elements() if local(one) == "item")
    html = content(fields(element)["d"])
    assert html.startswith("1 &lt; 2<")
    assert "a<br" in html
    assert html.endswith(" c")


PARTS = st.lists(
    st.sampled_from(
        ["<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "<!--", "-->", "&", ";", "<", ">", "amp", "#1"]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)


@given(PARTS, st.integers(1, 20))
def test_the_pieces_of_a_text_are_the_text_however_it_comes(text: str, size: int) -> None:
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    assert "".join(pieces(iter(parts))) == text
    assert list(pieces(iter(parts))) == list(pieces(iter([text])))


@given(st.text("1 é&<>;[]", max_size=30))
def test_repaired_text_without_tags_is_xml_and_keeps_every_character(text: str) -> None:
    assert etree.fromstring(f"<t>{repair(f'{text}.')}</t>").text == f"{text}."


@given(PARTS)
def test_any_text_is_read_without_a_failure(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    xml = opened(tmp_path_factory.getbasetemp() / "any.xml", f"{HEADER}{text}{'x' * 4000}{FOOTER}")
    for element in xml.elements():
        assert not re.search("[\x00-\x08\x0e-\x1f]", content(element))
