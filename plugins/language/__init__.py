"""What Norwegian wants otherwise: a warning for each broken rule with file, line and suggestion, and the words no dictionary knows. The text is left as it is."""
