"""The day's plan as people write it, read into a model and laid out as a grid."""
