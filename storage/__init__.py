"""Where the bot's spaces are saved: the contract (`base`) and the stores that keep it.

The default store is `tinydb_store.TinyStore`, in layers that each know only the one below:

    tinydb_store  group commit, and readers that take turns with it
    open_spaces   which spaces are in memory, with what is under way in each
    tiny_space    one space: what a change expects, and what it does to the tables
    rows          how documents, outbox rows and events are written as rows of JSON
    tables        TinyDB's tables in memory, and which rows of them changed
    journal       the file of a space: a checksummed line a write, compaction
    disk          the calls that put bytes on the disk for good

`shelf` finds a space's tables in a folder or in memory; `agenda` knows when what is due.
"""
