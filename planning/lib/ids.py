"""Ids of things in the database."""

#: No id is larger in either database; a longer number leads nowhere.
LARGEST_ID = 2**31 - 1
