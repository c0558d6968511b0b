"""The house rules that no linter knows. Each failure says how to mend it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from planning.model import (
    Agreement,
    AuthorKind,
    Basis,
    BodyKind,
    Certainty,
    Channel,
    CityRole,
    CommentState,
    ConclusionKind,
    CostKind,
    Deciding,
    Decision,
    Decisive,
    Function,
    GroupKind,
    ItemKind,
    LetterKind,
    LetterState,
    Level,
    Matter,
    MeetingState,
    MilestoneState,
    MinutesState,
    Outcome,
    OverlapKind,
    Part,
    PlanState,
    Presence,
    Quorum,
    Realisation,
    RemarkState,
    ReviewState,
    RoundState,
    Side,
    Stage,
    TaskState,
    Timeliness,
    Verdict,
    Weight,
)
from planning.web.access import refuse_unguarded_views
from planning.web.labels import LABELS, LOOKS

TOP = Path(__file__).parents[2]
ROOT = TOP / "planning"
MODULES = sorted(ROOT.rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = sorted((ROOT / "static").rglob("*.css"))
BEHAVIOURS = sorted((ROOT / "static").rglob("*.js"))
LONGEST = {".py": 300, ".html": 120, ".css": 150, ".js": 60}  # lines
SPOKEN = (
    BodyKind, ReviewState,
    Stage, Realisation, Verdict, Timeliness, MilestoneState, Level, CostKind, Basis, Certainty,
    Decision, GroupKind, Quorum, Function, Side, PlanState, ConclusionKind, TaskState, Presence,
    MinutesState, CityRole, Part, Deciding, Agreement, ItemKind, MeetingState, RemarkState,
    CommentState, LetterKind, LetterState, RoundState, Decisive, Channel, AuthorKind, Matter,
    Weight, Outcome, OverlapKind,
)  # fmt: skip
SHOWN = (
    ReviewState, Decision,
    Stage, Realisation, Verdict, Timeliness, MilestoneState, PlanState, TaskState, Presence,
    MinutesState, ItemKind, MeetingState, RemarkState, CommentState, LetterState,
    RoundState, Outcome, OverlapKind,
)  # fmt: skip


def named(path: Path) -> str:
    return str(path.relative_to(TOP))


@pytest.mark.parametrize("file", [*MODULES, *TEMPLATES, *SHEETS, *BEHAVIOURS], ids=named)
def test_a_file_fits_in_the_head(file: Path):
    length = len(file.read_text().splitlines())
    assert length <= LONGEST[file.suffix], "split it by what a person comes there to do"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_uses_every_macro_it_imports(app: Flask, path: Path):
    # What a template includes may use its macros too.
    texts = [path.read_text()]
    included = re.findall(r'include "([^"]+)"', texts[0])
    texts += [(ROOT / "templates" / name).read_text() for name in included]
    tree = app.jinja_env.parse(texts[0])
    imported = {
        n[1] if isinstance(n, tuple) else n
        for f in tree.find_all(nodes.FromImport)
        for n in f.names
    }
    called = {
        c.node.name
        for text in texts
        for c in app.jinja_env.parse(text).find_all(nodes.Call)
        if isinstance(c.node, nodes.Name)
    }
    assert imported <= called


def test_reading_never_writes(app: Flask):
    """A view is either for reading (GET) or named after a deed (POST); only forms are both."""
    allowed = ({"GET"}, {"POST"}, {"GET", "POST"}, {"PATCH"})
    for rule in app.url_map.iter_rules():
        assert (rule.methods or set()) - {"HEAD", "OPTIONS"} in allowed, rule


def test_an_unguarded_view_keeps_the_app_from_starting():
    app = Flask("unguarded")
    app.add_url_rule("/", "open_door", lambda: "hello")
    with pytest.raises(RuntimeError, match="open_door"):
        refuse_unguarded_views(app)


def test_every_state_has_words_a_mark_and_a_tone():
    assert set(LABELS) == {(enum, member.value) for enum in SPOKEN for member in enum}
    assert set(LOOKS) == {(enum, member.value) for enum in SHOWN for member in enum}


def test_every_mark_is_in_the_sprite():
    sprite = (ROOT / "static" / "icons.svg").read_text()
    for look in LOOKS.values():
        assert f'id="mark-{look.mark}"' in sprite
    for template in TEMPLATES:
        for name in re.findall(r'icon\("([a-z]+)"\)', template.read_text()):
            assert f'id="icon-{name}"' in sprite, template


def test_only_tokens_name_colours():
    for sheet in SHEETS:
        if sheet.name != "tokens.css":
            assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{}]*\{)|rgba?\(", sheet.read_text()), sheet


#: Forms that keep nothing: what one says in them must be said anew, or cannot be kept by a browser.
KEEP_NOTHING = {
    "accounts/sign_in.html",
    "lists/reading.html",
    "minutes/check.html",
    "rounds/publish.html",
}
_TYPED = re.compile(r"\b(field|row|said)\(|<textarea|<input(?![^>]*type=)")
_FORM = re.compile(r"(<form\b(?:[^>\"]|\"[^\"]*\")*>)(.*?)</form>", re.DOTALL)


def test_a_form_one_types_into_keeps_the_words():
    careless = [
        (named(path), opening)
        for path in TEMPLATES
        for opening, inside in _FORM.findall(path.read_text())
        if 'method="post"' in opening
        and _TYPED.search(inside)
        and not re.search('data-does="[^"]*(autosave|unsaved|remembered)', opening)
        and str(path.relative_to(ROOT / "templates")) not in KEEP_NOTHING
    ]

    assert not careless, "say unsaved or remembered: see docs/house.md"


def test_every_behaviour_is_known_to_main():
    main = (ROOT / "static" / "js" / "main.js").read_text()
    used = {
        name
        for template in TEMPLATES
        for names in re.findall(r'data-does="([^"]+)"', template.read_text())
        for name in names.split()
    }
    assert used == set(re.findall(r'from "planning/([a-z]+)"', main))


def test_every_command_of_the_makefile_says_what_it_does():
    readme = (TOP / "README.md").read_text()
    assert "make run" in readme
    assert "make test" in readme
    listed = subprocess.run(["make", "help"], cwd=TOP, capture_output=True, text=True, check=True)
    assert "make run" in listed.stdout


def test_every_dependency_has_its_sentence():
    project = (TOP / "pyproject.toml").read_text()
    decisions = "\n".join(p.read_text() for p in (TOP / "docs" / "decisions").glob("*.md")).lower()
    block = project[project.index("dependencies = [") : project.index("[tool.ruff]")]
    for name in re.findall(r'^    "([a-z0-9-]+)', block, re.MULTILINE):
        if not name.startswith("types-"):
            assert f"`{name}`" in decisions, f"docs/decisions says nothing of {name}"
