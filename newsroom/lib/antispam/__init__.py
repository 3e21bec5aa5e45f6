"""What guards the public forms: one piece for comments and messages alike.

No visitor gets a cookie or a token of their own, so that pages can be the same bytes for
everyone. A post is believed when the browser says that it comes from a page of ours
(`origin`), when it brings the stamp of the thing it is about (`stamps`), when it left the trap
empty (`forms`), and while its address range has not sent too many (`limits`).
"""

from newsroom.lib.antispam.forms import GuardedForm
from newsroom.lib.antispam.gate import Limit, Refusal, refusal, too_many
from newsroom.lib.antispam.limits import is_within_limit, is_within_limit_of
from newsroom.lib.antispam.origin import comes_from_our_page
from newsroom.lib.antispam.stamps import stamp

__all__ = [
    "GuardedForm",
    "Limit",
    "Refusal",
    "comes_from_our_page",
    "is_within_limit",
    "is_within_limit_of",
    "refusal",
    "stamp",
    "too_many",
]
