"""What Norwegian wants otherwise: each slip told with file, line and suggestion, and the text left as it is."""
