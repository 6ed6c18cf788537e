"""The body of a manuscript: Markdown made whole and safe, with holes for links and pictures."""
