"""`/emner/`: all subjects in Norwegian order, by letter when there are many."""

from __future__ import annotations

from itertools import groupby

from norwegian.collation import index_letter
from website.model import Subject

from .description import description
from .frame import Frame
from .head import list_head
from .small_views import Link
from .views import PageView
from .way_views import LetterGroup, SubjectIndexView

ADDRESS = "/emner/"
FEW = 12  # can be seen over without letters
IDS = {"Æ": "ae", "Ø": "oe", "Å": "aa", "0–9": "tall", "#": "tegn"}


def subject_index(frame: Frame) -> PageView:
    subjects = frame.website.subjects
    view = SubjectIndexView(title=frame.words.subjects, groups=_groups(subjects, frame))
    said = description(view.title, [subject.name for subject in subjects], frame)
    head = list_head(frame, ADDRESS, view.title, description=said)
    return PageView(address=ADDRESS, template="subject_index", head=head, view=view)


def _groups(subjects: tuple[Subject, ...], frame: Frame) -> tuple[LetterGroup, ...]:
    if len(subjects) <= FEW:
        return (_group("", subjects, frame),) if subjects else ()
    by_letter = groupby(subjects, key=lambda subject: index_letter(subject.name))
    return tuple(_group(letter, tuple(found), frame) for letter, found in by_letter)


def _group(letter: str, subjects: tuple[Subject, ...], frame: Frame) -> LetterGroup:
    return LetterGroup(
        letter=letter,
        id=f"bokstav-{IDS.get(letter, letter.lower())}" if letter else "",
        subjects=tuple(
            (Link(text=subject.name, url=frame.href(subject.address)), len(subject.entries)) for subject in subjects
        ),
    )
