"""The Teams bot itself: the only package that knows the Bot Framework."""
