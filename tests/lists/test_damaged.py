"""Whatever somebody brings is read or refused with words, soon, and saves nothing by itself."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from planning.history import revise
from planning.lib.files.archives import packed, unpacked
from planning.lists.columns import ACTIVITY, found_in
from tests.conftest import EXAMPLES
from tests.lists.conftest import STEPS

ODD = st.one_of(
    st.sampled_from([
        "", "-1", "0", "1", "1e999", "1e-5000000", "1e999999999", "1e-999999999999", "NaN", "0x1",
        "9" * 5000, "_xD800_", "_x0000_", "\u2029", "=1+1", "ZZZ9999999", "s", "n", "inlineStr",
        "rId1", "\N{ARABIC-INDIC DIGIT TWO}", "\ufdd0", "[" * 300, "xl/worksheets/sheet1.xml", "..",
    ]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")),
)  # fmt: skip
PARTS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
)
#: What happens to which element, the how manieth of its name, and what odd words it says then.
DAMAGES = st.tuples(
    st.sampled_from(["lose", "say", "word", "drop", "double"]),
    st.sampled_from(["sheet", "Relationship", "numFmt", "xf", "row", "c", "v", "is", "t"]),
    st.integers(0, 999),
    ODD,
)


@pytest.fixture
def bed(cast, make):
    activity = make.activity(cast.drugs, measure=make.measure(), title="Krizové lůžko")
    make.milestone(activity, "Konference", when="2019")
    return activity


def damage(roots, deed, name, which, odd):
    """Let one element lose an attribute, say something odd, go, or stand there twice."""
    found = [each for root in roots for each in root.iter(f"{{*}}{name}")]
    if not found:
        return
    each = found[which % len(found)]
    if deed == "word":
        each.text = odd
    elif deed in {"lose", "say"} and each.attrib:
        attribute = sorted(each.attrib)[which % len(each.attrib)]
        each.attrib.pop(attribute)
        if deed == "say":
            each.set(attribute, odd)
    elif deed == "drop":
        each.getparent().remove(each)
    elif deed == "double":
        each.addnext(etree.fromstring(etree.tostring(each)))


@settings(
    max_examples=EXAMPLES * 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(damages=st.lists(DAMAGES, min_size=1, max_size=4))
@example([("lose", "sheet", number, "") for number in (0, 1, 2)])
@example([("word", "v", 0, "1e999999999")])
@example([("word", "v", 0, "1e-999999999999")])
@example([("word", "t", 5, "_xD800_")])
def test_a_table_with_anything_inside_never_ends_in_an_error(bed, cast, downloads, brings, damages):
    parts = unpacked(downloads(cast.mia, bed.plan).data)
    roots = {name: etree.fromstring(parts[name]) for name in PARTS}
    for each in damages:
        damage(roots.values(), *each)
    parts |= {name: etree.tostring(root) for name, root in roots.items()}
    before = bed.version

    page = brings(cast.mia, bed.plan, packed(parts))

    assert page.status in {200, 422}
    assert bed.version == before
    if save := page.page.select_one(".judged__save .button--main"):
        assert page.presses(save.text).status == 200


def test_a_head_of_half_a_sign_is_told_without_it(bed, cast, downloads, brings):
    parts = unpacked(downloads(cast.mia, bed.plan).data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<t>Deputy</t>", b"<t>Nick_xD800_</t>")

    page = brings(cast.mia, bed.plan, packed(parts))

    assert page.sees("The column Nick is none of ours, so it is not read.")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Title", "title"), (" title (a remark) ", "title"), ("Title ()", "title"),
        ("Title (a", None), ("Title a)", None), ("Title (a) b", None), ("Title ((a))", None),
        ("(Title)", None), ("", None),
    ],
)  # fmt: skip
def test_a_head_is_known_whatever_stands_in_brackets_behind_it(app, head, name):
    assert found_in([head], ACTIVITY).get(0) == name


@pytest.mark.parametrize("head", ["Title" + " " * 60_000 + "x", "(" * 60_000, "( " * 60_000 + ")"])
def test_no_head_holds_everybody_up(app, head):
    began = process_time()

    found_in([head], ACTIVITY)

    assert process_time() - began < 1


def test_rows_of_many_tables_are_not_rebuilt_one_by_one(bed, cast, make, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    for number in range(6):
        make.milestone(bed, f"Krok {number}")
        revise(bed, {"title": f"Lůžko {number}"}, based_on=bed.version, by=cast.gita)
        latest = downloads(cast.mia, bed.plan)
        for column in ("Step", "Term", "Key of the step", "Key of the activity", "Version"):
            row = number + 3
            table.writes(column, latest.says(column, row, STEPS), row, STEPS)
        table.writes("Note", "nově", number + 3, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert page.sees("Rows of this activity come from more than 5 tables.")
    page.presses("Save 4 changes")
    assert [step.note for step in bed.milestones].count("nově") == 4, "and the row of the activity"
