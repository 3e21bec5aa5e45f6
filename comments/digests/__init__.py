"""Mail to moderators about comments that wait: whom it goes to, when, and what it says.

Nobody has judged these comments, so no word of them is in any mail.
"""

from comments.digests.recipients import Recipient, recipients
from comments.digests.sending import due, send

__all__ = ["Recipient", "due", "recipients", "send"]
