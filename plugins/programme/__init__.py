"""The day's plan as people write it: read from text into a programme, and laid out as a grid."""
