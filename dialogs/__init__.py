"""What the bot asks next, and what an answer changes: pure functions of the saved record."""
