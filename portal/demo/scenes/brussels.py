"""The hemicycle in Brussels."""

import math

from portal.demo.canvas import Canvas, smooth, turned
from portal.demo.palette import BLUE, BROWN, CLAY, CREAM, NIGHT, RED, SAND, SKY, STEEL
from portal.demo.scenes.parts import star


def brussels_hemicycle():
    """The hall as seen from the last row."""
    canvas = Canvas("#C9A372", "#E2C495", "#D8B581")
    for x in range(0, 1600, 50):
        canvas.rect(x, 0, x + 2, 420, BROWN, 0.25)
    canvas.fade((430, 40, 1170, 372), "#16396E", BLUE, NIGHT)
    canvas.glow(800, 168, 132, STEEL, 0.9)
    for index in range(12):
        star(canvas, 800 + 100 * math.sin(index * math.pi / 6), 168 - 100 * math.cos(index * math.pi / 6), 17)
    canvas.fade((0, 372, 1600, 900), "#8E6A48", "#5B4330", "#3A2B22")
    canvas.oval(800, 455, 420, 92, SAND)
    canvas.oval(800, 447, 412, 86, CREAM)
    _desk(canvas)
    for row in range(6):
        _row(canvas, row)
    return canvas


def _desk(canvas):
    canvas.faded([(610, 352), (990, 352), (1010, 420), (590, 420)], CLAY, BROWN)
    canvas.rect(600, 344, 1000, 356, SAND, radius=4)
    for x in (660, 730, 800, 870, 940):
        canvas.rect(x - 17, 306, x + 17, 346, STEEL if x != 800 else RED, radius=8)
    canvas.faded([(745, 392), (855, 392), (868, 470), (732, 470)], BROWN, "#4E3423")
    canvas.rect(735, 384, 865, 396, CREAM, radius=4)
    canvas.line([(786, 384), (778, 362)], 3, NIGHT)
    canvas.line([(814, 384), (822, 362)], 3, NIGHT)


def _row(canvas, row):
    """One curved row: the desk in front of it, then the backs of the seats."""
    rx, ry, size = 470 + row * 128, 96 + row * 76, 34 + row * 11
    centre = 442
    arc = [math.radians(degree) for degree in range(2, 179)]
    outer = [(800 + rx * math.cos(t), centre + ry * math.sin(t)) for t in arc]
    inner = [
        (800 + (rx - 34) * math.cos(t), centre + (ry - 20 - row * 3) * math.sin(t)) for t in reversed(arc)
    ]
    canvas.shape([*outer, *inner], "#B98A5C")
    canvas.line(inner, 3 + row, SAND)
    seats = 15 + row * 3
    for index in range(seats):
        degree = 8 + 164 * index / (seats - 1)
        if any(abs(degree - aisle) < 3.4 for aisle in (48, 90, 132)):
            continue
        t = math.radians(degree)
        _seat(
            canvas,
            800 + (rx + 16) * math.cos(t),
            centre + (ry + 20 + row * 3) * math.sin(t),
            size,
            (90 - degree) * -0.12,
        )


def _seat(canvas, x, y, size, lean):
    half = size / 2
    back = smooth(
        [
            (x - half, y + half),
            (x - half * 0.94, y - half * 0.5),
            (x - half * 0.5, y - half),
            (x + half * 0.5, y - half),
            (x + half * 0.94, y - half * 0.5),
            (x + half, y + half),
        ],
        6,
    )
    back = turned(back, (x, y), lean)
    canvas.shape(turned([(px + 3, py + 5) for px, py in back], (x, y), 0), NIGHT, 0.35)
    canvas.faded(back, "#4B78B0", "#2A4F86", BLUE)
    canvas.line(
        turned([(x - half * 0.5, y - half * 0.72), (x + half * 0.5, y - half * 0.72)], (x, y), lean),
        size * 0.06,
        SKY,
        0.8,
    )
