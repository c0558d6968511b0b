from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from planning.config import Config
from tests.house.test_rules_of_the_house import LONGEST, MODULES, TOP
from tests.test_counts import MOST_STATEMENTS
from tests.write_docs import PAGE, permissions_page

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
PROMISE = re.compile(rf"\b({'|'.join(NUMBERS)}) quer(?:y|ies)\b", re.IGNORECASE)
#: Calls that send a query, and options of one that send another.
SENDING = {f"db.session.{name}" for name in ("execute", "get", "get_one", "scalar", "scalars")}
LOADING = ("selectinload", "subqueryload")


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


def test_a_docstring_counts_every_query_of_its_function():
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef) and (said := PROMISE.search(_docstring(node))):
                sent = set(_queries_in(node))
                assert len(sent) <= NUMBERS.index(said[1].lower()), f"{file}: {node.name}"


def _docstring(node: ast.FunctionDef) -> str:
    return " ".join((ast.get_docstring(node) or "").split())


def _queries_in(node: ast.FunctionDef) -> Iterator[str]:
    """What is sent by the function itself; how often functions that it calls do is not known."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            words = ast.unparse(call.func)
            if words in SENDING or words.rpartition(".")[2] in LOADING:
                yield ast.unparse(call)


def test_pictures_of_the_readme_exist():
    readme = (TOP / "README.md").read_text()
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (TOP / picture).exists(), "make pictures"


def test_links_between_the_docs_lead_somewhere():
    for page in [TOP / "README.md", *(TOP / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
