"""What stored pictures are called."""

from django.utils.crypto import salted_hmac


def address_of(content: bytes, *apart: object) -> str:
    """The name, without an ending, of what is made of some content; `apart` tells variants apart.

    The same content has the same name, so that it is stored once. The name depends on the secret
    key too: whoever holds an agency's photograph cannot work out its address here, and so cannot
    find out that the newsroom has it before the story is out.
    """
    told_apart = "".join(f"{part}|" for part in apart).encode()
    made = salted_hmac("newsroom.pictures", told_apart + content, algorithm="sha256")
    return made.hexdigest()[:32]
