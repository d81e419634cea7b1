"""A table in the library."""

from portal.demo.canvas import Canvas, chance, smooth, turned
from portal.demo.palette import (
    BLUE,
    BROWN,
    CLAY,
    CORAL,
    CREAM,
    GOLD,
    GREEN,
    HONEY,
    LEAF,
    NIGHT,
    PAPER,
    RED,
    SAND,
    SLATE,
    STEEL,
    WINE,
)


def library():
    """Shelves, an open book and a green lamp."""
    random = chance("library")
    canvas = Canvas("#4C3626", "#5D4330", "#4A3424")
    tones = (BLUE, RED, GREEN, GOLD, STEEL, CLAY, CREAM, WINE, LEAF, NIGHT, CORAL, SAND, SLATE)
    for shelf in range(3):
        _shelf(canvas, random, 24 + shelf * 206, tones)
    for x in (0, 530, 1060, 1590):
        canvas.faded(
            [(x - 16, 0), (x + 18, 0), (x + 18, 640), (x - 16, 640)], "#8A6242", "#6B4A31", sideways=True
        )
    canvas.fade((0, 640, 1600, 900), "#B98555", "#9A6A40", "#7C5232")
    canvas.rect(0, 636, 1600, 650, "#D3A26F")
    canvas.glow(1130, 470, 540, HONEY, 0.6)
    _lamp(canvas, 1150, 742)
    _pile(canvas, 236, 786)
    _open_book(canvas, 752, 752)
    return canvas


def _shelf(canvas, random, top, tones):
    canvas.fade((0, top, 1600, top + 190), "#2E2019", "#3C2A1E")
    x = 26
    while x < 1580:
        width, height = random.randint(20, 50), random.randint(118, 172)
        colour = random.choice(tones)
        lean = random.random() < 0.06
        if random.random() < 0.05:
            x += random.randint(30, 70)
            continue
        _book(canvas, (x, top + 188), width, height, colour, lean)
        x += width + (26 if lean else 2)
    canvas.faded([(0, top + 188), (1600, top + 188), (1600, top + 206), (0, top + 206)], "#9A6E4A", "#6B4A31")


def _book(canvas, foot, width, height, colour, lean):
    x, ground = foot
    corners = [(x, ground - height), (x + width, ground - height), (x + width, ground), foot]
    corners = turned(corners, foot, 7) if lean else corners
    canvas.faded(corners, colour, colour)
    canvas.shape(
        [
            corners[1],
            corners[2],
            ((corners[2][0] * 4 + corners[3][0]) / 5, corners[2][1]),
            ((corners[1][0] * 4 + corners[0][0]) / 5, corners[1][1]),
        ],
        NIGHT,
        0.22,
    )
    if not lean:
        band = HONEY if colour not in (GOLD, CREAM, SAND) else BROWN
        canvas.rect(x + 4, ground + 14 - height, x + width - 5, ground + 18 - height, band, 0.85)
        canvas.rect(x + 4, ground - 26, x + width - 5, ground - 22, band, 0.85)
        if width > 34:
            canvas.rect(x + 7, ground + 38 - height, x + width - 9, ground + 62 - height, PAPER, 0.8)


def _lamp(canvas, x, foot):
    canvas.oval(x + 12, foot + 12, 104, 22, NIGHT, 0.3)
    canvas.oval(x, foot, 88, 20, "#8C6A2C")
    canvas.oval(x, foot - 7, 88, 19, GOLD)
    canvas.faded(
        [(x - 8, foot - 220), (x + 8, foot - 220), (x + 10, foot - 8), (x - 10, foot - 8)],
        HONEY,
        GOLD,
        "#8C6A2C",
        sideways=True,
    )
    shade = smooth([(x - 64, foot - 330), (x - 104, foot - 268), (x - 142, foot - 196)], 8)
    canvas.faded([*shade, *[(2 * x - px, py) for px, py in reversed(shade)]], "#16804A", GREEN, "#0A4A29")
    canvas.oval(x, foot - 196, 142, 17, "#FFF3C9")
    canvas.oval(x, foot - 330, 64, 9, LEAF)
    canvas.line([(x + 70, foot - 192), (x + 70, foot - 130)], 3, GOLD)
    canvas.disc(x + 70, foot - 126, 6, GOLD)


def _open_book(canvas, x, y):
    canvas.oval(x, y + 66, 330, 40, NIGHT, 0.32)
    canvas.shape(
        [
            (x - 312, y + 58),
            (x - 270, y - 62),
            (x, y - 30),
            (x + 270, y - 62),
            (x + 312, y + 58),
            (x, y + 88),
        ],
        WINE,
    )
    for side in (-1, 1):
        for step, tone in ((10, SAND), (5, CREAM), (0, PAPER)):
            page = [(x, y - 44 + step), (x + side * 90, y - 82 + step), (x + side * 258, y - 72 + step)]
            edge = [(x + side * 298, y + 42 + step), (x + side * 120, y + 36 + step), (x, y + 74 + step)]
            canvas.faded([*smooth(page), *smooth(edge)], tone, tone)
        canvas.faded(
            [(x, y - 44), (x + side * 46, y - 68), (x + side * 54, y + 48), (x, y + 74)],
            *((SAND, PAPER) if side > 0 else (PAPER, SAND)),
            sideways=True,
        )
        _lines(canvas, x, y, side)
    canvas.shape(
        [(x + 20, y + 60), (x + 34, y + 58), (x + 40, y + 122), (x + 32, y + 112), (x + 22, y + 124)], RED
    )


def _lines(canvas, x, y, side):
    for row in range(7):
        t = row / 7
        start, end = 70 + 6 * t, 236 + 36 * t - (60 if row == 6 else 0)
        level = y - 58 + 98 * t
        canvas.line(
            [
                (x + side * start, level - 8 + 4 * t),
                (x + side * (start + end) / 2, level - 8),
                (x + side * end, level + 2),
            ],
            3.4,
            SLATE,
            0.55,
        )


def _pile(canvas, x, foot):
    canvas.oval(x + 10, foot + 4, 190, 22, NIGHT, 0.3)
    for index, (colour, width, height) in enumerate(
        ((BLUE, 330, 46), (GOLD, 296, 38), (GREEN, 312, 42), (RED, 250, 34))
    ):
        offset, y = (0, 14, -10, 8)[index], foot - (0, 46, 84, 126)[index]
        left, right = x + offset - width / 2, x + offset + width / 2
        canvas.rect(left, y - height, right, y, colour, radius=7)
        canvas.rect(right - 22, y - height + 6, right + 2, y - 6, CREAM)
        canvas.rect(left + 30, y - height + 5, left + 38, y - 5, HONEY if colour != GOLD else BROWN)
        canvas.rect(left + 46, y - height + 5, left + 50, y - 5, HONEY if colour != GOLD else BROWN)
