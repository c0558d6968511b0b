from __future__ import annotations

import re

from planning.config import Config
from tests.house.test_rules_of_the_house import TOP
from tests.write_docs import PAGE, permissions_page


def test_the_page_of_permissions_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == permissions_page(), "make docs"


def test_the_settings_one_may_change_are_explained():
    running = (TOP / "docs" / "running.md").read_text()
    names = ["DATABASE", "SECRET_KEY", "BEHIND_TLS", "SIGN_IN_LIMIT", "RATELIMIT_STORAGE_URI"]
    for name in [*names, *(name for name in vars(Config) if name.startswith("MAIL_"))]:
        assert hasattr(Config, name)
        assert f"PLANNING_{name}" in running


def test_pictures_of_the_readme_exist():
    readme = (TOP / "README.md").read_text()
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (TOP / picture).exists(), "make pictures"


def test_links_between_the_docs_lead_somewhere():
    for page in [TOP / "README.md", *(TOP / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
