"""The rules that parts are read by: their names, as the JSON has them, and what each says to a reader."""

from __future__ import annotations

RULES = {
    "as-filed": "the file says so",
    # The article
    "first-line": "the first line, short, with text under it",
    "line-under-date": "the line under the date",
    "date-line": "nothing but a date",
    "name-above-date": "a name above the date",
    "byline-words": "it names the author",
    "category-line": "a word or two on a page that lists topics",
    "caption-words": "it tells of a picture",
    "line-above-dek": "a short line above the dek",
    "dek-line": "a sentence without its full stop",
    "heading-line": "a short line above a paragraph",
    "list-mark": "it begins with a bullet or a number",
    "quote-mark": "its lines begin with >",
    "indented-signs": "indented, with the signs of code",
    "paragraph": "lines between blank ones",
    "bio-words": "it says who somebody is",
    "life-line": "it says who somebody is, and stands last",
    "notice-words": "it asks for something",
    "tags-words": "it lists tags",
    "plain-text": "the file is no article",
    # The discussion
    "says-header": "a line above names who says it",
    "by-header": "a line above says by whom",
    "by-footer": "a line below says by whom",
    "posted-on-footer": "a line below says when, and by whom",
    "weblog-header": "a line above names the post and its blog",
    "name-and-date": "a name and a date stand above",
    "name-and-date-footer": "a name and a date stand below",
    "title-line": "a title stands on a line of its own above",
    "date-header": "a date stands above; the name was lost",
    "name-and-colon": "a name and a colon stand above",
    "name-heading": "a heading names its author",
    "name-in-bold": "it begins with a name in bold",
    "name-line": "a name stands on a line of its own above",
    "no-header": "an item of the discussion without a name",
    "labelled-ping": "the file calls it so",
    "bracketed-excerpt": "words cut out at both ends",
    "trackback-heading": "it stands under a heading of trackbacks",
    "title-and-cut-excerpt": "a title, and a short text that is cut off",
    "name-title-and-cut-excerpt": "a name, a title, and a text that is cut off",
    # Who answers whom
    "speaks-to": "it begins by speaking to that author",
    "speaks-to-misspelt": "it begins by speaking to that author, misspelt",
    "quotes": "it quotes words that only that entry holds",
    "same-turn": "its author goes on, having just answered it",
    "answers-back": "that entry had just answered its author",
    # The rest of the page
    "front-matter": "it stands between marks at the very beginning",
    "heading-words": "it heads or counts a discussion",
    "form-words": "it belongs to a form for comments",
    "navigation-words": "it leads to other pages",
    "another-post": "an article of its own; the page holds several",
    "outside": "neither article nor discussion",
}


def explain(rule: str) -> str:
    """Say what a rule looks at; a name that is not in the table stands for itself."""
    return RULES.get(rule, rule)
