"""Somebody without a mouse: goes through a page by Tab, presses what has the focus, and types."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests import words

#: What a screen reader would say of the element that has the focus, as far as we need it.
_FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return '';
  const label = it.labels && it.labels[0] ? it.labels[0].innerText : '';
  const said = [it.getAttribute('aria-label') || '', label, it.innerText || '', it.value || ''];
  return said.join(' ').replace(/\\s+/g, ' ');
}"""
_MOST = 400  # presses of Tab before somebody gives up


class Keyboard:
    """``page`` by keys alone. Words are the English ones of the code; the page speaks Czech."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._words = words.read("cs")

    def says(self, english: str) -> str:
        """What the page says for a text of the code; words people typed are said as they are."""
        message = self._words.get(english)
        said = str(message.string) if message and message.string else english
        return " ".join(said.split())

    def goes_to(self, english: str, then: str = "") -> None:
        """Tab on until what is called so has the focus; ``then`` is the rest of its name."""
        rest = re.escape(self.says(then)) if then else ""
        wanted = re.compile(re.escape(self.says(english)) + ".*" + rest, re.DOTALL)
        for _ in range(_MOST):
            self.page.keyboard.press("Tab")
            if wanted.search(self.page.evaluate(_FOCUSED)):
                return
        raise AssertionError(f"Tab never reaches “{wanted.pattern}” on {self.page.url}")

    def presses(self, english: str, then: str = "") -> None:
        """Go there, press Enter, and wait for the page that comes."""
        self.goes_to(english, then)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def types(self, english: str, text: str, then: str = "") -> None:
        """Write into the field called so, in place of what stands there."""
        self.goes_to(english, then)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def ticks(self, english: str, then: str = "") -> None:
        """Tick the box called so."""
        self.goes_to(english, then)
        self.page.keyboard.press("Space")

    def finds_no_barrier(self) -> None:
        """Ask axe about the page as it stands."""
        results = Axe().run(self.page)
        assert results.violations_count == 0, f"{self.page.url}\n{results.generate_report()}"
