"""What an editor may write: the table of fields that reads articles, events and fixed pages, and list lines; url paths, identity, the clock, registration, status; new files and copies."""
