"""The introduction to the reference framework, that everybody walks alone."""
