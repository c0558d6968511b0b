from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin, current_user

from planning import permissions as may
from planning.attachments import actions, queries
from planning.attachments.forms import KindForm, UploadForm
from planning.faces import face_for
from planning.lib.files import LARGEST, Refused
from planning.model import Attachment, ItemKind, Meeting, numbered
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.papers import download as handed_out
from planning.web.papers import store
from planning.web.seen import while_it_is
from planning.web.unit_of_work import reads_first
from planning.web.uploads import takes_files

bp = Blueprint("attachments", __name__)

takes_files(bp, "add", most=LARGEST)


@bp.get("/meetings/<int:meeting_id>/attachments")
@allow(may.take_part, Meeting)
def index(meeting: Meeting) -> ResponseReturnValue:
    meeting = queries.with_files(meeting)
    form = UploadForm(formdata=None, item_id=whole_number(request.args.get("item")))
    return _page(meeting, form)


@bp.post("/meetings/<int:meeting_id>/attachments")
@allow(may.write_minutes, Meeting)
@reads_first
def add(meeting: Meeting) -> ResponseReturnValue:
    meeting = queries.with_files(meeting)
    form = UploadForm()
    form.offer(meeting)
    if not form.validate():
        return _page(meeting, form), 422
    try:
        file = actions.cleaned(form.file.data.read(), form.file.data.filename or "")
    except Refused as refused:
        form.file.errors = [_(refused.message, **refused.values)]
        return _page(meeting, form), 422
    actions.attach(
        meeting,
        file,
        item_id=form.item_id.data or None,
        kind=ItemKind(form.kind.data),
        by=current_user,
    )
    flash(_("The file “%(name)s” is attached.", name=file.name))
    return redirect(url_for(".index", meeting_id=meeting.id))


@bp.post("/attachments/<int:attachment_id>/kind")
@allow(may.tend_attachment, Attachment)
@while_it_is(lambda file: file.kind)
def mark(attachment: Attachment) -> ResponseReturnValue:
    form = KindForm()
    if not form.validate():
        abort(400)
    actions.mark(attachment, ItemKind(form.kind.data), by=current_user)
    return redirect(url_for(".index", meeting_id=attachment.meeting_id))


@bp.post("/attachments/<int:attachment_id>/removal")
@allow(may.tend_attachment, Attachment)
@while_it_is(lambda file: file.kind)
def remove(attachment: Attachment) -> ResponseReturnValue:
    meeting_id, name = attachment.meeting_id, attachment.name
    actions.remove(attachment, by=current_user)
    flash(_("The file “%(name)s” is removed.", name=name))
    return redirect(url_for(".index", meeting_id=meeting_id))


@bp.get("/attachments/<int:attachment_id>/<name>")
@allow(may.see_attachment, Attachment)
def download(attachment: Attachment, name: str) -> Response:
    if name != attachment.name or not _is_shown(attachment) or not store().has(attachment.digest):
        abort(404)
    return handed_out(
        store().path(attachment.digest),
        attachment.media_type,
        attachment.name,
        public=attachment.meeting.minutes.is_public
        and may.see_attachment(AnonymousUserMixin(), attachment),
    )


def _is_shown(attachment: Attachment) -> bool:
    """Whether the record as this person reads it shows the file.

    While published minutes are reopened, those who do not take part read the last edition: files
    that were added since are not for them yet.
    """
    meeting = attachment.meeting
    if meeting.minutes.is_public or may.take_part(current_user, meeting):
        return True
    face = face_for(current_user, meeting.minutes, public=False)
    return face is not None and attachment.id in {file.id for file in face.every_file}


def _page(meeting: Meeting, form: UploadForm) -> str:
    form.offer(meeting)
    return render_template(
        "attachments/index.html",
        meeting=meeting,
        form=form,
        points={item.id: f"{number} {item.title}" for number, item in numbered(meeting.items)},
        hidden=ItemKind.INTERNAL,
        writes=may.write_minutes(current_user, meeting),
        most=LARGEST // 1024**2,
        full=len(meeting.attachments) >= queries.MOST,
    )
