"""The body of a manuscript: Markdown made whole and safe, with holes for links, pictures and list lines."""
