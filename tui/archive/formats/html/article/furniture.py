"""What stands on a page around articles, told by elements and by the names that templates give them."""

from __future__ import annotations

from tui.archive.formats.html.article.signs import named
from tui.archive.formats.markup import Element

_FURNITURE = named(
    r"(?:"
    # buttons to share and to like
    r"share\w*|sharing|\w*share(?:bar|box|buttons?|links?|this|daddy)\w*|sd-.*|social.*|\w+[-_](?:share|sharing|social)"
    r"|(?:[\w-]+[-_])?(?:share|sharing|social)[-_].*|addtoany.*|a2a_.*|addthis.*|shariff.*|heateor.*|ssba.*|ssbp.*"
    r"|fb-(?:like|share).*|twitter-share.*|g-plusone|(?:wpl-)?likebox|jp-post-flair|post-likes?|wpulike.*|sharify.*"
    r"|mashsb.*|essb_.*|swp_.*|dpsp-.*|juiz.*|flattr.*|vgwort.*|feedflare|jp-relatedposts|wpcnt|wordads.*"
    # other articles
    r"|(?:[\w-]+[-_])?related(?:[-_]?(?:posts?|articles?|content|entries|wrap|box|list|links|stories|news).*)?|yarpp.*|crp_.*"
    r"|nrelate.*|outbrain.*|ob-.*|taboola.*|trc_.*|zergnet.*|linkwithin.*|ruhestop|similar[-_]posts.*|rp4wp.*"
    r"|recommend(?:ed|ations?).*|more[-_](?:stories|articles|posts)|read[-_]?(?:more|also|next).*|upprev.*|post-list.*"
    # ways through the site
    r"|nav|navi|navigation|nav[-_].*|navbar.*|[\w-]+[-_](?:nav|navi|navigation|pagination|breadcrumbs?)|breadcrumbs?.*"
    r"|pagination|pager|paging|menu|menu-.*|[\w-]+-menu|prev-?next|toc|toc[-_].*|[\w-]+[-_]toc[-_]container"
    r"|skip-?links?|wm-ipp.*|wp-toolbar|wpadminbar"
    # advertising and asking
    r"|ads?|ads?[-_].*|[\w-]+[-_]ads?|adsbygoogle|advert.*|sponsor.*|banner.*|promo.*|cookie.*|gdpr.*|cc-window|newsletter.*"
    r"|(?:[\w-]+[-_])?subscri(?:be|ption).*|mc_embed.*|optin.*|popup.*|modal|paywall-hint|donat.*|support-us"
    # other parts of the page
    r"|sidebar.*|[\w-]+-sidebar|secondary|widget|widget[-_].*|widgets|blogroll|footer|site-footer.*|colophon|masthead"
    r"|respond|comment-?(?:form|respond).*|comments?-?(?:link|count).*|post-?ratings?.*|kk-?star.*|gdsr.*|rating-.*"
    r"|edit-?link|printfriendly.*|pf-.*button.*|print-?(?:link|button).*|tagcloud.*"
    r")"
)
_DISCUSSION = named(
    r"(?:(?:post|entry|article|blog|user|reader|blogger)[-_])?comments?(?:[-_]?(?:area|lists?|wrap\w*|section|container"
    r"|block|box|thread|inner|holder|content|template|title))?|commentlist|respond|disqus_thread|dsq-.*|fb-comments"
    r"|wpd-.*|wpdiscuz.*|trackbacks?(?:-?list)?|pinglist|pings"
    r"|kommentare|reacties|commentaires|(?:li-|div-)?comment-\d+|commentarea|comments-(?:head|body|post)"
)
_HEAD_LINES = named(
    r"(?:entry|post|article|asset|blog|single)?[-_]?(?:meta|metadata|info|infos|details|data|byline|dateline|utility|footer"
    r"|header-meta|author-?date|tags?|tag-?links|tag-?list|cat|cats|category|categories|cat-?links|labels|date|dates|time"
    r"|timestamp|author|byline-?\w*|posted(?:-?on|-?by)?|filed\w*|datum|autor)(?:[-_](?:line|wrap|wrapper|container|bottom"
    r"|top|area|list|links|name))*"
)
_BIO = named(
    r"(?:[\w-]+[-_])?(?:author|autor|writer)(?:s)?[-_]?(?:box|bio|info|about|profile|description|card|details|desc|block"
    r"|wrap\w*|area|section)(?:[-_].*)?|about[-_]?(?:the[-_]?)?author.*|saboxplugin.*|abh_.*|bio|guest-?author.*"
    r"|m-a-box.*|pp-(?:author|multiple).*|molongui.*"
)
_NEVER_LEFT_OUT = frozenset(("body", "html", "article", "main", "figcaption"))
_TEXT = named("(?:entry|post)-content|(?:entry|post)-body|entry")
_IN_SENTENCES = frozenset(("blockquote", "dd", "figcaption", "figure", "li", "p", "td"))
"""Elements whose parts belong to the text, whatever they are called."""


def is_furniture(element: Element) -> bool:
    """Tell whether an element is none of the article's text, wherever it stands, by its element or its names."""
    if element.tag in ("nav", "aside", "footer") or element.get("role") in ("navigation", "complementary", "search"):
        parent = element.getparent()
        return not _BIO(element) and (parent is None or parent.tag not in ("blockquote", "figure"))
    if element.tag in _NEVER_LEFT_OUT or _TEXT(element):
        return False
    return _FURNITURE(element) and not _BIO(element)


def is_head_line(element: Element) -> bool:
    """Tell whether an element holds the author, the date or the topics of an article, by its names."""
    return element.tag not in _NEVER_LEFT_OUT and _HEAD_LINES(element)


def is_in_sentence(element: Element) -> bool:
    """Tell whether an element stands in a paragraph, a list item or a quotation."""
    parent = element.getparent()
    return parent is not None and parent.tag in _IN_SENTENCES


def is_discussion(element: Element) -> bool:
    """Tell whether an element holds comments or pings, by its names."""
    return element.tag not in _NEVER_LEFT_OUT and _DISCUSSION(element)


def is_bio(element: Element) -> bool:
    """Tell whether an element says who the author is, by its names."""
    return element.tag not in _NEVER_LEFT_OUT and _BIO(element)
