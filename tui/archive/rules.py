"""The rules that parts are read by: their names, as the JSON has them, and what each says to a reader."""

from __future__ import annotations

RULES = {
    "as-filed": "the file says so",
    "speaks-to": "it begins by speaking to the author of that entry",
    "speaks-to-misspelt": "it begins by speaking to the author of that entry, with a letter of the name wrong",
    "quotes": "it quotes words that no other entry before it holds",
    "same-turn": "its author goes on from the comment just before, which answers that entry",
    "answers-back": "that entry, just before it, answers its author",
}


def explain(rule: str) -> str:
    """Say what a rule looks at; a name that is not in the table stands for itself."""
    return RULES.get(rule, rule)
