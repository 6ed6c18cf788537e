"""List lines, such as «[[kommende arrangementer: 5, emne=helsepark]]»: read, or refused with a reason."""
