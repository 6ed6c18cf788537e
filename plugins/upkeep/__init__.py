"""What the project leans on and does not own: packages with their licences and weaknesses, and the pages it links to."""
