"""The content type «arrangement»: its model, its fields, what is coming and what is past."""
