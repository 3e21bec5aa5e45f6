"""Draws the picture that stands for a page where its address is passed on: words on paper.

1200 by 630 pixels, which is what messengers and networks show whole.
"""

from newsroom.lib.cards.drawing import HEIGHT, RECIPE, WIDTH, Card, drawn, font_of

__all__ = ["HEIGHT", "RECIPE", "WIDTH", "Card", "drawn", "font_of"]
