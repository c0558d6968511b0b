"""A page on which nothing stands but what a profile obliges documents to carry."""

from __future__ import annotations

from flask_babel import gettext as _

from planning.documents.blocks import Document, Heading, Paragraph
from planning.faces import Publicity
from planning.model import PublicityProfile
from planning.web.papers import Setting


def obliged(profile: PublicityProfile) -> Publicity:
    """What the profile says, as a face of minutes keeps it."""
    return Publicity(
        header=[line for line in profile.header.splitlines() if line.strip()],
        footer=profile.footer,
        logos=[(logo.digest, logo.alt) for logo in profile.logos],
    )


def sample(profile: PublicityProfile, setting: Setting) -> Document:
    """An empty page to be printed and looked at before the first real document."""
    title = _("Sample of publicity: %(name)s", name=profile.name)
    words = _("This is how the head and the foot of every page will look.")
    return Document(
        title=title,
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        blocks=[Heading(1, title), Paragraph(words)],
    )
