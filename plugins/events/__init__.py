"""The content type «arrangement»: its model, its fields, what is on and what is past, its programme, its sign-up."""
