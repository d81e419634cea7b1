"""The towers of the United Nations in Vienna."""

import math

from portal.demo.canvas import Canvas, chance
from portal.demo.palette import BLUE, CORAL, HONEY, PAPER, SAGE, SLATE, STEEL, STONE, WHITE
from portal.demo.scenes.parts import bird, cloud, ripples, tree


def vienna_towers():
    """Curved office towers behind the trees of the Danube."""
    random = chance("vienna")
    canvas = Canvas("#7FA8CC", "#BFD6E2", "#F3E9D4", PAPER)
    canvas.glow(280, 300, 420, HONEY, 0.6)
    for x, y, size in ((240, 190, 1.2), (1320, 150, 1), (780, 110, 0.7)):
        cloud(canvas, x, y, size)
    canvas.hill([(0, 560), (300, 520), (700, 545), (1100, 510), (1600, 550)], "#93B3B5", "#B9CDBF")
    for x, width, height in ((430, 170, 300), (1110, 190, 350), (640, 200, 470), (900, 180, 400)):
        _curved_tower(canvas, x, 668, width, height)
    canvas.faded([(330, 600), (1290, 600), (1290, 672), (330, 672)], "#EAE0CC", "#C9BDA6")
    for x in range(344, 1280, 26):
        canvas.rect(x, 612, x + 17, 650, STEEL, 0.75)
    _rotunda(canvas, 772, 668)
    for index in range(24):
        tree(canvas, 30 + index * 68 + random.randint(-14, 14), 690, random.randint(64, 116))
    canvas.rect(0, 682, 1600, 704, "#88A98A")
    canvas.mirror(704, 196, "#5E8CAE", 0.38, 0.55)
    ripples(canvas, random, (0, 716, 1600, 896), WHITE, 90, 0.4)
    for x in (250, 330, 1290):
        bird(canvas, x, 330 + x % 70, 20, SLATE)
    return canvas


def _curved_tower(canvas, x, base, width, height):
    """A tower that narrows in the middle, with a bright and a shaded face."""
    top, steps = base - height, [i / 20 for i in range(21)]

    def edge(side, t):
        return x + side * width / 2 * (1 - 0.34 * math.sin(math.pi * t) ** 0.9 * (0.6 if side > 0 else 1))

    def across(t, share):
        return edge(-1, t) + (edge(1, t) - edge(-1, t)) * share

    for first, last, light, dark in ((0, 0.58, WHITE, "#D8CFBD"), (0.58, 1, "#B9B9B4", "#8D97A2")):
        left = [(across(t, first), top + height * t) for t in steps]
        right = [(across(t, last), top + height * t) for t in reversed(steps)]
        canvas.faded([*left, *right], light, dark)
    floors = height // 17
    for floor in range(1, int(floors)):
        t0, t1 = floor / floors, (floor + 0.52) / floors
        for first, last, colour in ((0.05, 0.55, STEEL), (0.61, 0.96, BLUE)):
            corners = [
                (across(t0, first), t0),
                (across(t0, last), t0),
                (across(t1, last), t1),
                (across(t1, first), t1),
            ]
            canvas.shape([(px, top + height * t) for px, t in corners], colour, 0.82)
    canvas.rect(edge(-1, 0) - 3, top - 9, edge(1, 0) + 3, top + 3, STONE)


def _rotunda(canvas, x, base):
    canvas.faded(
        [(x - 150, base - 84), (x + 150, base - 84), (x + 150, base + 8), (x - 150, base + 8)],
        STONE,
        WHITE,
        "#C8BDA8",
        sideways=True,
    )
    canvas.oval(x, base - 84, 150, 22, SAGE)
    canvas.oval(x, base - 88, 150, 22, "#F5EEDF")
    for index in range(15):
        canvas.rect(
            x - 138 + index * 19,
            base - 54,
            x - 127 + index * 19,
            base - 8,
            CORAL if index == 7 else STEEL,
            0.8,
        )
