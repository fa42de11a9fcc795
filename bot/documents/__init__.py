"""The plans in the forms that schools file: Word, Excel, a calendar and JSON.

Everything here takes plain values, has no clock, and gives bytes. It works without a pause (tens of
milliseconds): call it in a thread, with `asyncio.to_thread`.
"""
