"""Stap 3: goals and acties, the plans that they make, and what is changed in them later."""
