"""What the bytes of a content file say, and the form it is kept in from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

import body.model
import content_types.model
import manuscript.model
import programme.model
from body.model import Body
from content_types.model import ContentKind
from manuscript.problem import Problem, Severity

from .coding import Coder, models_in
from .model import Agenda, AnyContent

KEPT_AS = "text "  # so begin the names under which it is kept what files say


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the bytes of a file say, at whatever time they are read."""

    content: AnyContent | None = None  # without its lines: what they say is in the body
    body: Body = field(default_factory=Body)  # read also where the fields have errors
    agenda: Agenda | None = None
    problems: tuple[Problem, ...] = ()
    kind: ContentKind = ContentKind.ARTICLE
    is_draft: bool = False
    kept_metadata: tuple[int, ...] = ()  # the lines whose documents may say who made them
    seen: str = ""  # the digest of its content, which other pages may show
    unread_names: tuple[str, ...] = ()  # where there are errors: what may be names of files in its fields


CODER = Coder(
    Understood,
    Agenda,
    Problem,
    Severity,
    *models_in(content_types.model),
    *models_in(body.model),
    *models_in(programme.model),
    *models_in(manuscript.model),
)
