"""The rules that parts are read by: their names, as the JSON has them, and what each says to a reader."""

from __future__ import annotations

RULES = {
    "as-filed": "the file says so",
}


def explain(rule: str) -> str:
    """Say what a rule looks at; a name that is not in the table stands for itself."""
    return RULES.get(rule, rule)
