"""What a file knows of commenters and nobody else is to see: e-mail addresses and IP addresses."""

from __future__ import annotations

import ipaddress
import re

_MAIL = re.compile(r"[^\s@<>()\[\]\",;:]+@[^\s@<>()\[\]\",;:]+\.[^\s@<>()\[\]\",;:.]{2,}")


def without_address(name: str | None) -> str | None:
    """Take e-mail addresses out of a name; a name that is nothing else, or an IP address, is None."""
    if not name:
        return None
    left = " ".join(_MAIL.sub(" ", name).split()) if "@" in name else name.strip()
    left = left.strip(" <>()[],;:-") if left != name.strip() else left
    return None if not left or _is_ip(left) else left


def _is_ip(name: str) -> bool:
    if not name[-1:].isalnum() or not ("." in name or ":" in name):
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
