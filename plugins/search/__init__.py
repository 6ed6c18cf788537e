"""The search: what the index is given of each page, and Pagefind, which makes it."""
