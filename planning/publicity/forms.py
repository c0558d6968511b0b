from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from planning.model import Project, PublicityProfile
from planning.web.forms import Form, fits, offered, whole_number
from planning.web.guarded import Guarded

_PROJECT = "project-"


@dataclass(frozen=True)
class ProfileDetails:
    """What stands above and below on every page."""

    name: str
    header: str
    footer: str


class ProfileForm(Guarded):
    """A profile: its name for us, and its words for everybody."""

    name = StringField(_l("Name of the profile"), [InputRequired(_l("Write the name.")), fits(120)])
    header = TextAreaField(_l("Lines beside the logos"), [fits(400)], render_kw={"rows": 3})
    footer = TextAreaField(_l("Sentence at the foot"), [fits(600)], render_kw={"rows": 2})


class LogoForm(Form):
    """A logo, and what is on it for those who cannot see it."""

    file = FileField(_l("Picture"), [FileRequired(_l("Choose a picture."))])
    alt = StringField(
        _l("What is on the picture"),
        [InputRequired(_l("Write it for those who cannot see the picture.")), fits(200)],
    )


class ProjectsForm(Guarded):
    """Which project uses which profile; one list to choose from a project."""

    @property
    def chosen(self) -> dict[int, int]:
        """The profile of each project; 0 is none."""
        return {
            whole_number(name.removeprefix(_PROJECT)): field.data
            for name, field in self._fields.items()
            if name.startswith(_PROJECT)
        }


def projects_form(
    projects: Sequence[Project], profiles: Sequence[PublicityProfile]
) -> ProjectsForm:
    """The form for these projects, as they stand now."""
    choices = [(0, _l("its own sentence only")), *((each.id, each.name) for each in profiles)]
    fields = {
        f"{_PROJECT}{project.id}": SelectField(
            project.name, choices=offered(choices), coerce=int, default=project.profile_id or 0
        )
        for project in projects
    }
    form: ProjectsForm = type("ProjectsForm", (ProjectsForm,), fields)()
    form.guard(None, **{f"{_PROJECT}{each.id}": each.profile_id or 0 for each in projects})
    return form
