"""What the template needs to let a visitor tell others of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """A page to share: by e-mail, as a link, or in the device's own way."""

    title: str
    text: str  # what its link says of it; empty: nothing
    url: str  # absolute
    mail_url: str  # mailto:, subject and text filled in
    script_url: str
