"""The pictures in the README and the handleiding: cards as a Teams client draws them.

`make pictures` takes them anew, from a traject that is walked from start to plan.
"""
