"""The name of the paper as a picture: small, as it stands on every page."""

from django.core.files.base import File
from PIL import Image

from newsroom.lib.images.taking_in import PreparedPicture, prepare
from newsroom.lib.images.writing import ENDINGS, FILE_OPTIONS, written

# In pixels: twice the space that it has at the top of the front page, for fine screens.
MOST_WIDTH, MOST_HEIGHT = 960, 192


def prepare_logo(upload: File) -> PreparedPicture:
    """Decodes an upload and writes it anew, no larger than it is shown.

    Raises ValidationError as `prepare` does.
    """
    taken = prepare(upload)
    if taken.width <= MOST_WIDTH and taken.height <= MOST_HEIGHT:
        return taken
    with taken.opened() as picture:
        written_as = str(picture.format)
        picture.thumbnail((MOST_WIDTH, MOST_HEIGHT), Image.Resampling.LANCZOS)
        content = written(picture, written_as, FILE_OPTIONS)
        return PreparedPicture(content, ENDINGS[written_as], picture.width, picture.height)
