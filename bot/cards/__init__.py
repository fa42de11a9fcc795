"""Steps become Adaptive Cards."""

from bot.cards.renderer import Address, Cards, CardTooLarge

__all__ = ["Address", "CardTooLarge", "Cards"]
