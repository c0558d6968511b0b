"""Letters: rows of an outbox written in the transaction of a deed, mail once it is committed.

A deed calls ``write_letters``. When its request is committed the postman delivers what waits, in
a thread of its own (``postman.wake``); ``flask --app app post send`` does the same by hand.
"""

from planning.post.delivery import Tally, deliver
from planning.post.postman import wake
from planning.post.readers import (
    commenters_of,
    deciders,
    leaders_of,
    members_of,
    readers_without_address,
    still_members_of,
)
from planning.post.writing import answer_in_words, in_city_language, try_again, write_letters

__all__ = [
    "Tally",
    "answer_in_words",
    "commenters_of",
    "deciders",
    "deliver",
    "in_city_language",
    "leaders_of",
    "members_of",
    "readers_without_address",
    "still_members_of",
    "try_again",
    "wake",
    "write_letters",
]
