"""Stap 1: a ronde is put to the team, answered, closed, looked at and talked about."""
