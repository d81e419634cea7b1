"""A bridge in Kyiv."""

from portal.demo.canvas import Canvas, chance
from portal.demo.palette import CREAM, GOLD, GREEN, HONEY, LEAF, PEACH, SAND, SLATE, STEEL, STONE, WHITE
from portal.demo.scenes.parts import cloud, dome, ripples, tree


def kyiv_bridge():
    """A cable-stayed bridge, golden domes on the hill behind it."""
    random = chance("kyiv")
    canvas = Canvas("#6F9CC4", "#B9D2DE", "#F8E7C9", PEACH)
    canvas.glow(1240, 470, 420, HONEY, 0.8)
    cloud(canvas, 420, 150, 1)
    cloud(canvas, 1180, 190, 1.2)
    canvas.hill(
        [(0, 380), (180, 345), (420, 380), (640, 450), (860, 530), (1100, 575), (1600, 590)], "#5F9A6C", GREEN
    )
    _monastery(canvas, 300, 420)
    for index in range(64):
        x = index % 32 * 25 + random.randint(-9, 9)
        ground = 500 + x * 0.12 + 44 * (index // 32) + random.randint(-6, 6)
        tree(canvas, x, ground, random.randint(76, 100), "#24724A", LEAF)
    canvas.hill([(0, 560), (300, 585), (700, 612), (1600, 622)], "#3D8457", "#2D6F4A")
    for x in range(1180, 1600, 36):
        canvas.rect(x, 600 - random.randint(10, 74), x + 26, 640, "#B9BDBE")
    canvas.rect(0, 634, 1600, 646, SAND)
    canvas.mirror(646, 254, "#47789F", 0.42, 0.6)
    ripples(canvas, random, (0, 660, 1600, 896), WHITE, 100, 0.35)
    ripples(canvas, random, (1120, 660, 1350, 880), HONEY, 40, 0.6)
    _cable_bridge(canvas, 940)
    return canvas


def _monastery(canvas, x, base):
    for offset, width, height in ((-120, 70, 96), (120, 70, 96), (0, 130, 132)):
        canvas.faded(
            [
                (x + offset - width / 2, base - height),
                (x + offset + width / 2, base - height),
                (x + offset + width / 2, base + 40),
                (x + offset - width / 2, base + 40),
            ],
            WHITE,
            CREAM,
        )
        for side in (-1, 1):
            canvas.arch(x + offset + side * width * 0.22, base - height + 30, base - height + 78, 15, STEEL)
    for offset, foot, width in ((-120, 96, 62), (120, 96, 62), (-44, 132, 46), (44, 132, 46), (0, 158, 84)):
        drum = base - foot
        canvas.rect(x + offset - width * 0.32, drum - 16, x + offset + width * 0.32, drum + 30, CREAM)
        dome(canvas, x + offset, drum - 14, width, width * 1.05, HONEY, GOLD)
    _bell_tower(canvas, x + 260, base)


def _bell_tower(canvas, tower, base):
    canvas.faded(
        [
            (tower - 30, base - 190),
            (tower + 30, base - 190),
            (tower + 34, base + 60),
            (tower - 34, base + 60),
        ],
        WHITE,
        CREAM,
    )
    for step in range(4):
        canvas.rect(tower - 36, base - 190 + step * 58, tower + 36, base - 182 + step * 58, SAND)
        canvas.arch(tower, base - 174 + step * 58, base - 138 + step * 58, 18, STEEL)
    dome(canvas, tower, base - 188, 58, 70, HONEY, GOLD)


def _cable_bridge(canvas, x):
    deck = 700
    canvas.oval(x, 846, 120, 12, "#24506F", 0.45)
    for side in (-1, 1):
        for step in range(1, 13):
            canvas.line(
                [(x + side * 4, 150 + step * 15), (x + side * (56 + step * 50), deck)], 2.6, WHITE, 0.95
            )
    for side in (-1, 1):
        leg = [
            (x + side * 4, 110),
            (x + side * 18, 120),
            (x + side * 62, deck),
            (x + side * 44, 846),
            (x + side * 16, 846),
            (x + side * 38, deck),
            (x, 200),
        ]
        canvas.faded(leg, WHITE, STONE if side < 0 else "#9DA3A6")
    canvas.faded([(0, deck - 8), (1600, deck - 8), (1600, deck + 14), (0, deck + 14)], "#F2EBDC", SLATE)
    canvas.rect(0, deck + 12, 1600, deck + 20, "#44566B")
    for pier in (90, 330, 1560):
        canvas.faded(
            [(pier - 16, deck + 18), (pier + 16, deck + 18), (pier + 22, 830), (pier - 22, 830)], STONE, SLATE
        )
    for px in range(20, 1600, 66):
        canvas.line([(px, deck - 8), (px, deck - 34)], 2.4, SLATE)
        canvas.line([(px, deck - 34), (px + 12, deck - 36)], 2.4, SLATE)
