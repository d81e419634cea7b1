"""The wheel of the Romani flag."""

import math

from portal.demo.canvas import HEIGHT, WIDTH, Canvas, smooth
from portal.demo.palette import BLUE, GREEN, NIGHT, RED, WHITE, WINE
from portal.demo.scenes.parts import wheel


def wheel_flag():
    """The wheel with sixteen spokes on a waving cloth."""
    canvas = Canvas("#1B4A8A", "#17407A", BLUE)
    edge = [(x, 452 + 26 * math.sin(x / 190)) for x in range(0, WIDTH + 1, 10)]
    canvas.faded([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], "#178A4E", GREEN, "#0A4F2C")
    _folds(canvas)
    shade = [(814 + 284 * math.cos(t / 20), 470 + 284 * math.sin(t / 20)) for t in range(126)]
    canvas.shadow(shade, 46, NIGHT, 0.3)
    wheel(canvas, 806, 462, 282, WINE)
    wheel(canvas, 800, 452, 282, RED)
    canvas.ring(800, 452, 281, 4, "#D8505F", 0.9)
    canvas.ring(800, 452, 246, 3, "#7D0F22", 0.7)
    canvas.disc(800, 452, 34, "#D23A4C")
    canvas.disc(800, 452, 15, WINE)
    return canvas


def _folds(canvas):
    """Soft light and shade that follow the waves of the cloth."""
    for index, (x, width) in enumerate(
        ((-60, 190), (240, 150), (520, 210), (900, 180), (1180, 160), (1440, 200))
    ):
        for step in range(10):
            inset = width * step / 22
            left = smooth(
                [(x + inset, -10), (x + 60 + inset, 300), (x - 10 + inset, 620), (x + 70 + inset, 910)], 8
            )
            right = smooth(
                [
                    (x + 60 + width - inset, 910),
                    (x + width - 20 - inset, 620),
                    (x + width + 50 - inset, 300),
                    (x + width - inset, -10),
                ],
                8,
            )
            canvas.shape([*left, *right], WHITE if index % 2 else NIGHT, 0.016 if index % 2 else 0.026)
