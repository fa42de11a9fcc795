"""Stap 2: the lists are filled, and the team chooses what it invests in."""
