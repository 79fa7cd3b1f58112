"""The only room that knows SQLite: the journal, its fold, the texts, and the derived index file."""

from intervjukod.storage.index import Index
from intervjukod.storage.store import Store

__all__ = ["Index", "Store"]
