"""The bot on one machine, with a Teams-like client and colleagues who answer by themselves.

For trying the bot and for the client tests; nothing here belongs to the product.
"""
