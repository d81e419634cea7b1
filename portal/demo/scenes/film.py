"""Film reels in the beam of a projector."""

import itertools
import math

from portal.demo.canvas import Canvas, smooth, turned
from portal.demo.palette import CREAM, HONEY, NIGHT, RED, SLATE, WHITE


def film_reel():
    """Two reels and the film that joins them."""
    canvas = Canvas("#1A2444", "#2B2A52", "#3D2A4A")
    for step in range(12):
        spread = 26 * step
        canvas.shape([(1640, 250), (1640, 330), (0, 880 - spread), (0, 20 + spread)], HONEY, 0.028)
    canvas.glow(1590, 290, 330, HONEY, 0.7)
    canvas.fade((0, 792, 1600, 900), "#4B3550", "#2B1F36")
    canvas.rect(0, 788, 1600, 794, "#7A5670")
    _strip(canvas)
    canvas.shadow(
        [(620 + 290 * math.cos(t / 20), 470 + 290 * math.sin(t / 20)) for t in range(126)], 50, NIGHT, 0.6
    )
    _reel(canvas, 600, 440, 292, "#C9CCD2", 0)
    canvas.shadow(
        [(1150 + 190 * math.cos(t / 20), 610 + 190 * math.sin(t / 20)) for t in range(126)], 40, NIGHT, 0.6
    )
    _reel(canvas, 1132, 588, 196, "#B9A27A", 24)
    return canvas


def _reel(canvas, cx, cy, radius, metal, start):
    canvas.disc(cx, cy, radius, SLATE)
    canvas.disc(cx, cy, radius * 0.985, metal)
    canvas.disc(cx, cy, radius * 0.9, "#1B1622")
    for ring in range(9):
        canvas.ring(cx, cy, radius * (0.88 - ring * 0.045), 1.6, "#5A4A58", 0.6)
    canvas.ring(cx, cy, radius * 0.99, radius * 0.09, metal)
    for index in range(5):
        angle = start + 72 * index
        near, far = cx + radius * 0.16, cx + radius * 0.94
        arm = [
            (near, cy - radius * 0.15),
            (cx + radius * 0.55, cy - radius * 0.085),
            (far, cy - radius * 0.17),
            (far, cy + radius * 0.17),
            (cx + radius * 0.55, cy + radius * 0.085),
            (near, cy + radius * 0.15),
        ]
        canvas.shape(turned(arm, (cx, cy), angle), metal)
        canvas.shape(turned([*arm[3:], (near, cy), (far, cy)], (cx, cy), angle), NIGHT, 0.13)
    canvas.disc(cx, cy, radius * 0.3, metal)
    canvas.ring(cx, cy, radius * 0.3, 4, WHITE, 0.55)
    canvas.disc(cx, cy, radius * 0.15, RED)
    canvas.disc(cx, cy, radius * 0.07, "#1B1622")
    light = [
        (cx + radius * 0.95 * math.cos(math.radians(t)), cy + radius * 0.95 * math.sin(math.radians(t)))
        for t in range(195, 262)
    ]
    canvas.line(light, radius * 0.022, WHITE, 0.75)


def _strip(canvas):
    """The film runs from one reel to the other and out along the floor."""
    path = smooth(
        [(330, 560), (390, 730), (620, 800), (860, 752), (1010, 700), (1180, 776), (1380, 824), (1640, 770)],
        18,
    )
    sides = []
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        length = math.hypot(x1 - x0, y1 - y0) or 1
        sides.append((x0, y0, -(y1 - y0) / length, (x1 - x0) / length))

    def band(first, last, part):
        upper = [(x + nx * first, y + ny * first) for x, y, nx, ny in part]
        lower = [(x + nx * last, y + ny * last) for x, y, nx, ny in part]
        return [*upper, *reversed(lower)]

    canvas.shape(band(-46, 46, sides), "#17131D")
    for index in range(0, len(sides) - 4, 4):
        for first, last in ((-39, -29), (29, 39)):
            canvas.shape(band(first, last, sides[index : index + 3]), CREAM)
    for number, index in enumerate(range(0, len(sides) - 2, 14)):
        canvas.shape(
            band(-21, 21, sides[index : index + 13]), ("#C98F62", "#7FA0B8", "#8FB08A", "#D6A85C")[number % 4]
        )
        canvas.shape(band(4, 21, sides[index : index + 13]), NIGHT, 0.3)
