"""After the plan is made: the check moments, CHECK and ACT, the year end, and how the bot asks."""
