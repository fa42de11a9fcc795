"""How many turns a second this bot takes, beside a stock Bot Framework echo on the same machine."""
