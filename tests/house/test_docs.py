from __future__ import annotations

import re

from planning.config import Config
from tests.house.test_rules_of_the_house import LONGEST, TOP
from tests.test_counts import MOST_STATEMENTS
from tests.write_docs import PAGE, permissions_page


def test_the_page_of_permissions_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == permissions_page(), "make docs"


def test_the_settings_one_may_change_are_explained():
    running = (TOP / "docs" / "running.md").read_text()
    names = ["DATABASE", "SECRET_KEY", "BEHIND_TLS", "SIGN_IN_LIMIT", "RATELIMIT_STORAGE_URI"]
    for name in [*names, *(name for name in vars(Config) if name.startswith("MAIL_"))]:
        assert hasattr(Config, name)
        assert f"PLANNING_{name}" in running


def test_the_sizes_of_the_house_are_those_that_are_tested():
    house = " ".join((TOP / "docs" / "house.md").read_text().split())
    module, template, style, behaviour = (LONGEST[each] for each in (".py", ".html", ".css", ".js"))
    assert (
        f"A module has at most {module} lines, a template {template}, a style sheet {style},"
        f" a behaviour {behaviour}: tests say so."
        f" A page sends at most {MOST_STATEMENTS} statements to the database" in house
    )


def test_no_other_page_says_how_many_statements_something_takes():
    """What nobody counts is wrong one day; decisions tell of the day they were made."""
    number = r"\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
    for page in [TOP / "README.md", *(TOP / "docs").glob("*.md")]:
        said = re.findall(rf"{number} (?:quer(?:y|ies)|statements?)\b", page.read_text(), re.I)
        known = [f"{MOST_STATEMENTS} statements"] if page.name == "house.md" else []
        assert said == known, page.name


def test_pictures_of_the_readme_exist():
    readme = (TOP / "README.md").read_text()
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (TOP / picture).exists(), "make pictures"


def test_links_between_the_docs_lead_somewhere():
    for page in [TOP / "README.md", *(TOP / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
