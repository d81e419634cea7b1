"""The Palais des Nations in Geneva."""

from portal.demo.canvas import Canvas, smooth
from portal.demo.palette import (
    BLUE,
    CLAY,
    CREAM,
    GOLD,
    GREEN,
    LEAF,
    MIST,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKY,
    STEEL,
    WHITE,
)
from portal.demo.scenes.parts import cloud, flag, tree

RIDGE = [
    (0, 430),
    (180, 350),
    (300, 395),
    (470, 285),
    (560, 330),
    (690, 205),
    (800, 290),
    (930, 225),
    (1090, 350),
    (1230, 300),
    (1400, 395),
    (1600, 340),
    (1600, 520),
    (0, 520),
]


def geneva_palais():
    """The building behind two rows of flags, the lake fountain and the Alps."""
    canvas = Canvas("#8FB4D3", MIST, PAPER, PAPER)
    cloud(canvas, 300, 190, 1.1)
    cloud(canvas, 1330, 140, 0.8)
    _alps(canvas)
    _fountain(canvas, 1128, 492)
    canvas.fade((0, 478, 1600, 560), "#7FA7C6", SKY)
    canvas.rect(0, 555, 1600, 660, SAGE)
    for x, height in ((60, 150), (165, 190), (255, 140), (1325, 150), (1420, 200), (1530, 160)):
        tree(canvas, x, 620, height)
    _palais(canvas)
    canvas.hill([(0, 640), (400, 622), (800, 616), (1200, 622), (1600, 640)], LEAF, "#3F8457", GREEN)
    canvas.faded([(770, 617), (830, 617), (1130, 900), (470, 900)], CREAM, SAND)
    colours = ((BLUE, WHITE), (GREEN, WHITE, RED), (GOLD, BLUE), (RED, WHITE), (STEEL, GOLD), (BLUE, GREEN))
    for step in range(6):
        near = (step + 1) ** 1.55 / 6**1.55
        for side in (-1, 1):
            x = 800 + side * (150 + 560 * near) - (110 * near if side > 0 else 40 * near)
            flag(canvas, x, 622 + 236 * near, 130 + 420 * near, colours[(step * 2 + (side > 0)) % 6])
    return canvas


def _alps(canvas):
    canvas.faded(RIDGE, "#7F9FBF", "#B7CBD9")
    for x, y, size in ((470, 285, 60), (690, 205, 92), (930, 225, 78), (1230, 300, 46)):
        snow = [
            (x, y),
            (x + size, y + size * 0.8),
            (x + size * 0.4, y + size * 0.62),
            (x + size * 0.1, y + size),
            (x - size * 0.28, y + size * 0.66),
            (x - size * 0.85, y + size * 0.78),
        ]
        canvas.shape(snow, WHITE, 0.92)
    canvas.faded(
        [
            *smooth([(0, 470), (260, 425), (620, 455), (980, 415), (1300, 455), (1600, 420)]),
            (1600, 540),
            (0, 540),
        ],
        "#7E9F9E",
        "#9DB8AC",
    )


def _fountain(canvas, x, foot):
    for width, alpha in ((46, 0.35), (30, 0.5), (14, 0.9)):
        plume = [
            (x, foot),
            (x - width * 0.25, foot - 190),
            (x, foot - 300),
            (x + width, foot - 262),
            (x + width * 0.8, foot - 120),
            (x + 6, foot),
        ]
        canvas.shape(smooth(plume), WHITE, alpha)


def _palais(canvas):
    for x0, x1, top in ((150, 560, 500), (1040, 1450, 500)):
        canvas.faded([(x0, top), (x1, top), (x1, 640), (x0, 640)], WHITE, CREAM)
        canvas.rect(x0 - 6, top - 10, x1 + 6, top + 4, SAND)
        for index in range(14):
            x = x0 + 22 + index * (x1 - x0 - 44) / 13
            canvas.rect(x - 7, top + 28, x + 7, top + 112, STEEL, 0.85)
    canvas.faded([(520, 420), (1080, 420), (1080, 640), (520, 640)], WHITE, CREAM)
    canvas.rect(510, 404, 1090, 424, SAND)
    canvas.rect(540, 388, 1060, 404, CREAM)
    for index in range(13):
        x = 560 + index * 40
        canvas.rect(x - 11, 446, x + 11, 606, BLUE, 0.9)
        canvas.rect(x - 11, 446, x + 11, 480, STEEL, 0.8)
    for index in range(14):
        x = 540 + index * 40
        canvas.faded([(x - 9, 440), (x + 9, 440), (x + 9, 612), (x - 9, 612)], WHITE, SAND, sideways=True)
    for step in range(3):
        canvas.rect(
            500 - step * 14, 612 + step * 9, 1100 + step * 14, 622 + step * 9, (CREAM, SAND, CLAY)[step]
        )
