"""Files on their way in and out, as a browser would carry them."""

from __future__ import annotations

from io import BytesIO

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from planning.lib.database import db
from tests.visitor import Visitor


def sends(visitor: Visitor, url: str, data: bytes, name: str, **values: object) -> Visitor:
    """Post a form with a file in its field ``file``."""
    file = FileStorage(BytesIO(data), filename=name)
    fields = {"file": file, "csrf_token": visitor._token(), **values}
    boundary, body = encode_multipart({n: v for n, v in fields.items() if v is not None})
    kind = f"multipart/form-data; boundary={boundary}"
    return visitor._asks("POST", url, data=body, content_type=kind)


def fetched(visitor: Visitor, url: str) -> TestResponse:
    """What is answered, read to its end: a file is no page that could be looked at."""
    db.session.commit()
    response = visitor._once(url, method="GET")
    response.get_data()
    response.close()
    db.session.expire_all()
    return response
