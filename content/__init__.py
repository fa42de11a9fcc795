"""What the bot asks and says: content packs in YAML, read once at the start."""

from content.loader import PACKS, ContentError, load
from content.model import Content

__all__ = ["PACKS", "Content", "ContentError", "load"]
