"""Turns people's Markdown into safe HTML: the only producer of ``Markup`` from people's text."""

from __future__ import annotations

import markdown as _markdown
import nh3
from markupsafe import Markup, escape

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "hr",
    "h3", "h4", "h5", "h6", "a", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip

#: Brackets a text may open before they are taken as mere signs.
MOST_OPEN = 300


def render(text: str) -> Markup:
    """``text`` as HTML. Headings start at level 3, below those of the page; links never run code.

    Markdown sanitises nothing, so everything passes through nh3 last.
    """
    if not text.strip():
        return Markup("")
    lowered = "\n".join(f"##{line}" if line.startswith("#") else line for line in text.split("\n"))
    for sign, harmless in (("[", "&#91;"), ("<", "&lt;")):
        if lowered.count(sign) > MOST_OPEN:  # each is looked at from each: thousands take minutes
            lowered = lowered.replace(sign, harmless)
    try:
        html = _markdown.markdown(lowered, extensions=["sane_lists", "nl2br", "tables"])
    except RecursionError:  # lists within lists, hundreds deep: mere signs too
        html = f"<p>{escape(text)}</p>"
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(clean)  # noqa: S704 - sanitised on the line above
