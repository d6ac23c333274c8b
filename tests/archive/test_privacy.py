import pytest

from tui.archive.formats.privacy import without_address


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jo Low", "Jo Low"),
        ("jo@example.org", None),
        ("Jo Low <jo@example.org>", "Jo Low"),
        ("Jo (jo.low@mail.example.org)", "Jo"),
        ("@jo", "@jo"),
        ("jo @ home", "jo @ home"),
        ("192.0.2.1", None),
        ("2001:db8::1", None),
        ("1.5", "1.5"),
        ("Dr. No", "Dr. No"),
        ("cafe", "cafe"),
        ("  Ida ", "Ida"),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_no_name(name: str | None, shown: str | None) -> None:
    assert without_address(name) == shown
