"""A reader's way: asking, confirming from the mailbox, changing one's mind, leaving, being erased.

An address gets nothing but one kind of mail before its owner has pressed a button that was mailed
to it, and that mail carries no word of whoever typed the address into a form.
"""

from newsroom.newsletter.subscribing.asking import ask, ask_for_link
from newsroom.newsletter.subscribing.confirming import confirm
from newsroom.newsletter.subscribing.leaving import choose, come_back, end, end_all, erase

__all__ = ["ask", "ask_for_link", "choose", "come_back", "confirm", "end", "end_all", "erase"]
