"""How the bot is run: on somebody's own machine, and at a school."""
