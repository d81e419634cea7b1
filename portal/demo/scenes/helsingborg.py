"""The harbour of Helsingborg."""

import math

from portal.demo.canvas import Canvas, chance, smooth
from portal.demo.palette import (
    BLUE,
    BROWN,
    CORAL,
    CREAM,
    GOLD,
    GREEN,
    HONEY,
    LEAF,
    RED,
    SAGE,
    SAND,
    SKY,
    SLATE,
    STEEL,
    STONE,
    WHITE,
    WINE,
)
from portal.demo.scenes.parts import bird, cloud, ripples, tree


def helsingborg_harbour():
    """Gabled houses, the old tower and three sailing boats."""
    random = chance("helsingborg")
    canvas = Canvas("#86AFCF", "#C9DDE4", "#F6EBD3")
    cloud(canvas, 1120, 210, 1.2)
    cloud(canvas, 330, 150, 0.9)
    canvas.hill([(0, 560), (300, 470), (620, 430), (900, 470), (1250, 520), (1600, 480)], "#86AD8C", SAGE)
    for x in range(20, 1600, 64):
        tree(
            canvas,
            x + random.randint(-18, 18),
            560 - 60 * math.sin(x / 500),
            random.randint(70, 120),
            "#3F7F58",
            LEAF,
        )
    _brick_tower(canvas, 620, 500)
    _houses(canvas, random)
    canvas.faded([(0, 626), (1600, 626), (1600, 660), (0, 660)], STONE, SLATE)
    canvas.rect(0, 624, 1600, 630, CREAM)
    canvas.mirror(660, 240, "#4D82A6", 0.4, 0.7)
    ripples(canvas, random, (0, 672, 1600, 896), WHITE, 110, 0.35)
    for x, y, size, colour in ((300, 752, 1, RED), (900, 700, 0.72, GREEN), (1290, 800, 1.25, BLUE)):
        _boat(canvas, x, y, size, colour)
    for x, y in ((980, 170), (1040, 200), (1010, 240)):
        bird(canvas, x, y, 24, WHITE)
    return canvas


def _brick_tower(canvas, x, base):
    canvas.faded(
        [(x - 62, 190), (x + 62, 190), (x + 62, base + 60), (x - 62, base + 60)],
        "#B96A4E",
        "#8A4638",
        sideways=True,
    )
    for step in range(5):
        canvas.rect(x - 70 + step * 30, 172, x - 52 + step * 30, 196, "#A5583F")
    canvas.rect(x - 70, 190, x + 70, 204, "#A5583F")
    for y in (240, 310, 380):
        for offset in (-26, 26):
            canvas.arch(x + offset, y, y + 36, 16, "#54302B")
    canvas.rect(x + 20, 110, x + 60, 172, "#A5583F")
    canvas.line([(x + 40, 112), (x + 40, 44)], 4, SLATE)
    canvas.shape([(x + 40, 46), (x + 104, 54), (x + 104, 84), (x + 40, 80)], STEEL)
    canvas.shape([(x + 40, 60), (x + 104, 65), (x + 104, 73), (x + 40, 68)], GOLD)
    canvas.shape([(x + 58, 48), (x + 66, 49), (x + 66, 82), (x + 58, 81)], GOLD)


def _houses(canvas, random):
    colours = (
        CORAL,
        HONEY,
        "#C4574B",
        CREAM,
        "#8FB0B8",
        SAND,
        "#D98B63",
        "#B8C7A0",
        "#E9D9B4",
        "#A8564A",
        SKY,
        HONEY,
    )
    x = -20
    for index in range(14):
        width, height = random.randint(104, 136), random.randint(140, 205)
        _house(canvas, x, 630, width, height, colours[index % len(colours)], index % 3)
        x += width


def _house(canvas, x, base, width, height, colour, kind):
    top, roof = base - height, width * (0.62, 0.5, 0.72)[kind]
    canvas.shape([(x, top), (x + width / 2, top - roof), (x + width, top)], "#8C4A3C" if kind else "#5E4A4A")
    if kind == 2:
        steps = [(x, top)]
        for step in range(4):
            steps += [
                (x + width / 8 * step, top - roof / 4 * (step + 1)),
                (x + width / 8 * (step + 1), top - roof / 4 * (step + 1)),
            ]
        steps += [(2 * x + width - px, py) for px, py in reversed(steps)]
        canvas.shape(steps, colour)
    canvas.rect(x, top - 1, x + width, base, colour)
    canvas.rect(x + width * 0.82, top, x + width, base, BROWN, 0.13)
    for row in range(3):
        for column in range(3):
            px, py = x + width * (0.2 + 0.3 * column), top + 18 + row * (height - 40) / 3
            canvas.rect(px - 12, py, px + 12, py + 34, WHITE)
            canvas.rect(px - 9, py + 3, px + 9, py + 31, BLUE if (row + column) % 4 else HONEY, 0.85)
            canvas.rect(px - 1, py + 2, px + 1, py + 32, WHITE)
    canvas.arch(x + width / 2, base - 46, base, 26, WINE)


def _boat(canvas, x, y, size, colour):
    def at(points):
        return [(x + px * size, y + py * size) for px, py in points]

    canvas.oval(x, y + 34 * size, 118 * size, 9 * size, "#1D4A6B", 0.4)
    canvas.shape(smooth(at([(-110, 0), (-84, 26), (-30, 36), (40, 36), (92, 22), (124, -8)])), colour)
    canvas.shape(at([(-110, 0), (124, -8), (120, 0), (-106, 8)]), WHITE)
    canvas.shape(at([(-40, -2), (-30, -24), (30, -26), (44, -4)]), CREAM)
    canvas.line(at([(6, 0), (6, -262)]), 5 * size, BROWN)
    canvas.faded(smooth(at([(12, -252), (40, -170), (88, -70), (104, -34)])) + at([(12, -30)]), WHITE, CREAM)
    canvas.faded(at([(0, -238), (0, -34)]) + smooth(at([(-84, -26), (-40, -110), (0, -238)])), CREAM, SAND)
    canvas.shape(at([(6, -262), (40, -254), (6, -244)]), RED)
