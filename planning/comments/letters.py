"""The words of the letters to whoever commented on a sheet. All are Czech: it is a Czech city."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _

from planning.model import Activity, Comment, CommentState, LetterKind, User
from planning.permissions import see_comment
from planning.post import answer_in_words, in_city_language, write_letters
from planning.web.spots import Spot, spot_at
from planning.web.typography import tidy


def tell(comment: Comment, *, by: User) -> int:
    """Tell the author what became of their comment; how many letters go.

    None to whoever answered themselves, or no longer reads the sheet.
    """
    author, activity = comment.by, comment.activity
    if activity is None or author.id == by.id:
        return 0
    if not author.is_enabled or not see_comment(author, comment):
        return 0
    with in_city_language():
        subject, *paragraphs = _words(comment, activity, by)
    page = url_for("comments.index", activity_id=activity.id, state="all", _external=True)
    return write_letters(
        LetterKind.ANSWER,
        activity,
        [author.person],
        subject=subject,
        body="\n\n".join([*paragraphs, f"{page}#comment-{comment.id}"]),
        news=f"comment {comment.id} {comment.answered_at}",
        by=by,
    )


def _words(comment: Comment, activity: Activity, by: User) -> list[str]:
    """Subject and paragraphs."""
    named = tidy(activity.called)
    spot = spot_at(activity, comment.path, comment.label)
    subject, said = _news(comment, named, spot)
    return [
        subject,
        said,
        _("%(activity)s, %(place)s", activity=named, place=spot.name),
        *answer_in_words(comment.wording or comment.text, comment.answer, by),
    ]


def _news(comment: Comment, named: str, spot: Spot) -> tuple[str, str]:
    if comment.state is CommentState.ACCEPTED:
        subject = _("Your wording was accepted: %(activity)s", activity=named)
        if spot.typed == comment.wording:
            return subject, _("The wording you suggested is written into the sheet.")
        now = spot.says.strip() or _("nothing")  # joined with other changes, or put otherwise
        return subject, _("Your suggestion was taken up. The sheet now says: %(words)s", words=now)
    if comment.state is CommentState.REJECTED:
        subject = _("Your wording was not accepted: %(activity)s", activity=named)
        return subject, _("The wording you suggested is not written into the sheet.")
    subject = _("Your comment is settled: %(activity)s", activity=named)
    return subject, _("Your comment on the sheet of an activity is settled.")
