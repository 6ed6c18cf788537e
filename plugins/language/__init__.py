"""What Norwegian wants otherwise: a warning for each broken rule, and the words no dictionary knows.

The warnings name file, line and what to write instead; the text is left as it is.
"""
