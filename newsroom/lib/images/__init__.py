"""Takes in pictures that people send: nothing is stored that Pillow did not decode and write anew.

What a file is, is read from its bytes, never from its name. Metadata (where a photograph was
taken, with which camera) is dropped. Stored names tell nobody what is stored.
"""

from newsroom.lib.images.logos import prepare_logo
from newsroom.lib.images.names import address_of
from newsroom.lib.images.renditions import (
    CENTRE,
    RATIOS,
    Focus,
    Rendition,
    crops,
    whole,
)
from newsroom.lib.images.taking_in import MOST_PIXELS, PreparedPicture, prepare, reopened

__all__ = [
    "CENTRE",
    "MOST_PIXELS",
    "RATIOS",
    "Focus",
    "PreparedPicture",
    "Rendition",
    "address_of",
    "crops",
    "prepare",
    "prepare_logo",
    "reopened",
    "whole",
]
