"""The subjects: `/emner/` with all of them in Norwegian order, by letter when there are many."""

from __future__ import annotations

from itertools import groupby

from norwegian.letters import index_letter
from outputs.context import RenderContext
from website.model import Subject

from .head import list_description, list_head
from .views import LetterGroup, Link, PageView, SubjectIndexView

ADDRESS = "/emner/"
FEW = 12  # can be seen over without letters
IDS = {"Æ": "ae", "Ø": "oe", "Å": "aa", "0–9": "tall", "#": "tegn"}


def subject_index(context: RenderContext) -> PageView:
    subjects = context.website.subjects
    view = SubjectIndexView(title=context.words.subjects, groups=_groups(subjects, context))
    said = list_description(view.title, [subject.name for subject in subjects], context)
    head = list_head(context, ADDRESS, view.title, description=said)
    return PageView(address=ADDRESS, template="subject_index", head=head, view=view)


def _groups(subjects: tuple[Subject, ...], context: RenderContext) -> tuple[LetterGroup, ...]:
    if len(subjects) <= FEW:
        return (_group("", subjects, context),) if subjects else ()
    by_letter = groupby(subjects, key=lambda subject: index_letter(subject.name))
    return tuple(_group(letter, tuple(found), context) for letter, found in by_letter)


def _group(letter: str, subjects: tuple[Subject, ...], context: RenderContext) -> LetterGroup:
    return LetterGroup(
        letter=letter,
        id=f"bokstav-{IDS.get(letter, letter.lower())}" if letter else "",
        subjects=tuple(
            (Link(text=subject.name, url=context.href(subject.url_path)), len(subject.entries)) for subject in subjects
        ),
    )
