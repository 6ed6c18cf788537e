"""Pictures: what is published of an original, and the cards that links to a page are shown with."""
