"""The demo's pictures. Each module draws one; nothing here knows anything of the newsroom."""

from importlib import import_module

from PIL import Image

from newsroom.demo.pictures import portraits
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import finish


def picture(name: str, width: int = 1600) -> Image.Image:
    """A drawing by the name of its module; it is five high for every eight across."""
    canvas = Canvas(width, width * 5 // 8, seed=name)
    import_module(f"newsroom.demo.pictures.{name}").draw(canvas)
    return finish(canvas)


def portrait(slug: str, width: int = 600) -> Image.Image:
    canvas = Canvas(width, width, seed=slug)
    portraits.draw(canvas, portraits.SITTERS[slug])
    return finish(canvas)
