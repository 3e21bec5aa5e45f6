"""Rich text: what a body may hold, and the only place that knows which editor is used.

Nothing here may import models: settings name a class of this package before any model exists.
"""

from newsroom.lib.richtext.clean import sanitise
from newsroom.lib.richtext.contents import contents_of
from newsroom.lib.richtext.words import plain_text, word_count

__all__ = ["contents_of", "plain_text", "sanitise", "word_count"]
