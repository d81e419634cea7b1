"""A ballot box."""

from portal.demo.canvas import Canvas, box, turned
from portal.demo.palette import (
    BLUE,
    BROWN,
    CREAM,
    GOLD,
    LEAF,
    NIGHT,
    PAPER,
    RED,
    SAGE,
    SAND,
    SLATE,
    STEEL,
    STONE,
    WHITE,
)
from portal.demo.scenes.parts import tree


def ballot_box():
    """A ballot paper half in the box."""
    canvas = Canvas(PAPER, CREAM, "#EBD6AE")
    canvas.disc(800, 470, 420, "#DDE6DF")
    canvas.disc(800, 470, 330, "#CFDED6")
    for x, height in ((190, 150), (300, 210), (1310, 190), (1420, 140)):
        tree(canvas, x, 742, height, LEAF, SAGE)
    canvas.fade((0, 742, 1600, 900), "#D5B98A", "#C3A06B")
    canvas.rect(0, 738, 1600, 746, "#E9D3A8")
    canvas.shadow([(540, 790), (1120, 790), (1180, 830), (520, 830)], 36, BROWN, 0.75)
    canvas.faded([(596, 430), (1004, 430), (1070, 494), (530, 494)], STEEL, "#5480B5")
    canvas.shape([(664, 454), (936, 454), (946, 466), (654, 466)], NIGHT)
    _ballot(canvas)
    canvas.faded([(654, 466), (946, 466), (984, 496), (616, 496)], "#5480B5", "#5480B5")
    canvas.faded([(530, 494), (1070, 494), (1046, 812), (554, 812)], "#1C4480", BLUE, "#0D2448")
    canvas.shape([(900, 494), (1070, 494), (1046, 812), (930, 812)], NIGHT, 0.18)
    canvas.rect(524, 486, 1076, 506, "#6D97C8", radius=4)
    canvas.disc(800, 656, 104, WHITE)
    canvas.ring(800, 656, 104, 9, GOLD)
    canvas.line([(748, 658), (786, 698), (858, 608)], 25, RED)
    for x, y in ((748, 658), (786, 698), (858, 608)):
        canvas.disc(x, y, 12.2, RED)
    return canvas


def _ballot(canvas):
    centre = (800, 340)
    canvas.shape(turned(box(806, 330, 236, 310), centre, -5), BROWN, 0.22)
    canvas.faded(turned(box(800, 324, 236, 310), centre, -5), WHITE, WHITE, CREAM)
    canvas.shape(turned([(682, 330), (918, 330), (918, 336), (682, 336)], centre, -5), SAND)
    for row in range(5):
        y = 200 + row * 44 + (10 if row > 2 else 0)
        for inset, tone in ((0, SLATE), (3, WHITE)):
            canvas.shape(turned(box(716, y, 26 - inset * 2, 26 - inset * 2), centre, -5), tone)
        canvas.shape(turned(box(814 - row % 2 * 12, y, 132 - row % 2 * 24, 9), centre, -5), STONE)
        if row == 1:
            canvas.line(turned([(706, y - 2), (715, y + 9), (734, y - 17)], centre, -5), 6, RED)
