"""A text from elsewhere made a draft: Word and OpenDocument, e-mail, saved web pages, plain text, WordPress."""
