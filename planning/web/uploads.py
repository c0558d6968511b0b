"""Forms that bring files: the limit is raised for them alone, and said in words about files."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

#: Bytes of a form beside its file.
_AROUND = 100_000
_MEGABYTE = 1024 * 1024


def takes_files(room: Blueprint, *views: str, most: int) -> None:
    """Let ``views`` of a room take files of at most ``most`` bytes.

    The limit is raised before anybody reads the request, and only for who is signed in.
    """

    @room.url_value_preprocessor
    def let_in(endpoint: str | None, _values: dict[str, Any] | None) -> None:
        wanted = {f"{room.name}.{view}" for view in views}
        if endpoint in wanted and "_user_id" in session:
            request.max_content_length = most + _AROUND

    @room.errorhandler(413)
    def show_too_large(_error: Exception) -> ResponseReturnValue:
        advice = _(
            "A file may have %(most)s MB at most. Go back and attach a smaller one.",
            most=most // _MEGABYTE,
        )
        title = _("The file is too large")
        return render_template(
            "errors/page.html", code=413, title=title, advice=advice, typed=[]
        ), 413
