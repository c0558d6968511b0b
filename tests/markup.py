"""What every page must get right, whoever opens it.

Pages are very many, so they are taken apart by lxml, ten times as fast as by the soup in which
visitors look for words.
"""

from __future__ import annotations

import re
from typing import Any

import html5lib
from lxml import etree, html

#: An element of lxml, which ships no types.
Element = Any
_PARSER = html.HTMLParser(encoding="utf-8")
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
#: Tags of pages that were well formed, one after another. The same tags again are so again.
_GOOD: set[int] = set()
_TAGS = re.compile(r"</?[a-zA-Z0-9]+|/>")


def check_tags(text: str) -> None:
    """Fail where a strict reader stumbles, over a tag or an entity."""
    tags = hash((*_TAGS.findall(text), text.count("&")))
    if tags in _GOOD:
        return
    parser: Any = html5lib.HTMLParser()
    parser.parse(text)
    assert not parser.errors, f"malformed HTML: {parser.errors[0]} {text[:400]}"
    _GOOD.add(tags)


def check_html(text: str) -> None:
    """Fail on what every page must get right."""
    check_tags(text)
    page = html.document_fromstring(text.encode(), parser=_PARSER)
    tags: list[Element] = list(page.iter(etree.Element))
    ids = [tag.get("id") for tag in tags if "id" in tag.attrib]
    assert len(ids) == len(set(ids)), f"an id is used twice: {[i for i in ids if ids.count(i) > 1]}"
    labels = {tag.get("for") for tag in tags if tag.tag == "label" and "for" in tag.attrib}
    for tag in tags:
        if tag.tag in {"textarea", "select"} or (
            tag.tag == "input" and tag.get("type") != "hidden"
        ):
            assert tag.get("id") in labels, f"no label for {shown(tag)}"
        elif tag.tag == "form" and tag.get("method", "").lower() == "post":
            token = tag.find(".//*[@name='csrf_token']")
            assert token is not None, "a form that writes needs its token"
        assert tag.tag != "style", "no inline styles"
        assert "style" not in tag.attrib, "no inline styles"
        assert "onclick" not in tag.attrib, "no inline scripts"
        assert not (tag.tag == "textarea" and "maxlength" in tag.attrib), "a paste would be cut"
    check_headings(page, [tag for tag in tags if tag.tag in _LEVELS])


def check_headings(page: Element, headings: list[Element]) -> None:
    """Fail unless one heading names the page and no level is left out."""
    assert sum(heading.tag == "h1" for heading in headings) == 1, "a page has exactly one <h1>"
    named = said_in(page.find(".//title")).startswith(said_in(page.find(".//h1")))
    assert named, "the <title> starts with the <h1>"
    depth = 1
    for heading in headings:
        level = _LEVELS[heading.tag]
        if next(heading.iterancestors("main"), None) is not None:
            assert level <= depth + 1, f"a heading jumps from h{depth} to {shown(heading)}"
            depth = level


def said_in(element: Element) -> str:
    """What stands on ``element``, with spaces of every kind made plain."""
    return " ".join(" ".join(element.xpath(".//text()")).split())


def shown(element: Element) -> str:
    return str(etree.tostring(element, encoding="unicode", with_tail=False))
