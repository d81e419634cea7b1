"""A conference table from above."""

import math

from portal.demo.canvas import Canvas, box, smooth, turned
from portal.demo.palette import (
    BLUE,
    BROWN,
    CREAM,
    GOLD,
    GREEN,
    MIST,
    NIGHT,
    PAPER,
    RED,
    SAND,
    SKY,
    SLATE,
    WHITE,
    WINE,
)


def conference_table():
    """An oval table with chairs, papers, glasses and small flags."""
    canvas = Canvas("#D9E3E3", "#C8D6D8", "#B9CACF")
    for ring in range(5):
        canvas.ring(800, 450, 820 - ring * 34, 3, WHITE, 0.35)
    table = _oval(800, 450, 560, 250)
    canvas.shadow([(x + 14, y + 26) for x, y in table], 40, NIGHT, 0.55)
    for index, angle in enumerate(_seats(18)):
        _chair(canvas, angle, RED if index in (4, 13) else BLUE)
    canvas.faded(table, "#C68F5E", "#B27A4B", "#9A6439")
    canvas.faded(_oval(800, 446, 548, 239), "#D9A873", "#C48E5C", "#B27B4B")
    for step in range(7):
        canvas.line(_oval(800, 446, 510 - step * 24, 216 - step * 13), 1.6, BROWN, 0.13)
    canvas.faded(_oval(800, 450, 300, 92), PAPER, CREAM)
    canvas.line(_oval(800, 450, 300, 92), 3, GOLD)
    _table_flags(canvas)
    for index, angle in enumerate(_seats(18)):
        _place(canvas, angle, index)
    return canvas


def _seats(count):
    """Angles that leave the same way between neighbours along the oval."""
    steps = [math.tau * i / 720 for i in range(720)]
    ways = [math.hypot(632 * math.sin(t), 322 * math.cos(t)) for t in steps]
    angles, walked, share = [], 0.0, sum(ways) / count
    for angle, way in zip(steps, ways, strict=True):
        walked += way
        if walked >= share * (len(angles) + 0.5):
            angles.append(angle)
    return angles


def _oval(cx, cy, rx, ry, steps=120):
    return [
        (cx + rx * math.cos(math.tau * i / steps), cy + ry * math.sin(math.tau * i / steps))
        for i in range(steps + 1)
    ]


def _chair(canvas, angle, colour):
    x, y = 800 + 632 * math.cos(angle), 450 + 322 * math.sin(angle)
    lean = math.degrees(math.atan2(322 * math.cos(angle), -632 * math.sin(angle)))
    for dx, dy, width, depth, tone in ((5, 9, 92, 78, None), (0, 0, 92, 78, colour)):
        seat = _rounded(x + dx, y + dy, width, depth, 22)
        seat = turned(seat, (x, y), lean)
        canvas.shape(seat, tone or NIGHT, 1 if tone else 0.25)
    cushion = turned(_rounded(x, y - 8, 74, 52, 16), (x, y), lean)
    canvas.shape(cushion, WHITE, 0.14)
    back = turned(_rounded(x, y - 34, 96, 22, 10), (x, y), lean)
    canvas.shape(back, NIGHT if colour == BLUE else WINE)


def _rounded(cx, cy, width, height, radius):
    points = []
    for index, (sx, sy) in enumerate(((1, -1), (1, 1), (-1, 1), (-1, -1))):
        mx, my = cx + sx * (width / 2 - radius), cy + sy * (height / 2 - radius)
        for step in range(7):
            t = math.radians(-90 + index * 90 + step * 15)
            points.append((mx + radius * math.cos(t), my + radius * math.sin(t)))
    return points


def _place(canvas, angle, index):
    """Papers, a pen, a glass and a name card in front of one chair."""
    x, y = 800 + 462 * math.cos(angle), 446 + 186 * math.sin(angle)
    lean = math.degrees(math.atan2(322 * math.cos(angle), -632 * math.sin(angle)))
    for offset, tone in ((4, SAND), (0, WHITE)):
        canvas.shape(turned(box(x + offset, y + offset, 50, 36), (x, y), lean + (index % 3 - 1) * 5), tone)
    for line in range(4):
        stroke = turned(
            [(x - 18, y - 11 + line * 7), (x + 16 - line * 4, y - 11 + line * 7)],
            (x, y),
            lean + (index % 3 - 1) * 5,
        )
        canvas.line(stroke, 2, SLATE, 0.6)
    pen = turned([(x + 30, y - 14), (x + 34, y + 14)], (x, y), lean)
    canvas.line(pen, 3, RED if index % 4 else NIGHT)
    gx, gy = 800 + 402 * math.cos(angle + 0.075), 446 + 148 * math.sin(angle + 0.075)
    canvas.disc(gx + 2, gy + 4, 11, BROWN, 0.4)
    canvas.disc(gx, gy, 11, MIST)
    canvas.disc(gx, gy, 7.5, SKY)
    canvas.disc(gx - 2, gy - 3, 2.5, WHITE)


def _table_flags(canvas):
    looks = (
        (BLUE, GREEN),
        (BLUE, GOLD),
        (RED, GOLD),
        (SKY, WHITE),
        (GREEN, WHITE),
        (WHITE, RED),
        (BLUE, WHITE),
    )
    for index, (upper, lower) in enumerate(looks):
        x, foot = 620 + index * 60, 486 - abs(index - 3) * 3
        canvas.oval(x + 4, foot + 2, 15, 5, BROWN, 0.35)
        canvas.oval(x, foot, 12, 5, GOLD)
        canvas.line([(x, foot), (x, foot - 84)], 3, BROWN)
        cloth = [(x + 2, foot - 84), (x + 24, foot - 79), (x + 46, foot - 83)]
        canvas.shape([*smooth(cloth), *reversed(smooth([(px, py + 16) for px, py in cloth]))], upper)
        canvas.shape(
            [
                *smooth([(px, py + 16) for px, py in cloth]),
                *reversed(smooth([(px, py + 32) for px, py in cloth])),
            ],
            lower,
        )
