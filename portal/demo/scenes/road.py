"""A road at sunset."""

from portal.demo.canvas import Canvas, chance, smooth
from portal.demo.palette import BLUE, GREEN, MIST, SAND
from portal.demo.scenes.parts import bird, cloud, poplar

HILLS = (
    (
        [(0, 430), (250, 380), (520, 430), (800, 400), (1100, 440), (1350, 385), (1600, 430)],
        "#A9A9B5",
        "#C3B9B0",
    ),
    ([(0, 500), (220, 450), (500, 500), (860, 455), (1200, 505), (1600, 450)], "#7F9A95", "#A5B59B"),
    ([(0, 560), (300, 540), (640, 500), (960, 540), (1300, 520), (1600, 560)], "#6FA07C", "#8FB383"),
)
POPLARS = (
    (180, 700, 190),
    (236, 720, 150),
    (1400, 720, 230),
    (1460, 742, 180),
    (470, 610, 90),
    (1180, 612, 100),
)
BENDS = [
    (640, 900),
    (760, 800),
    (1010, 720),
    (1060, 668),
    (880, 626),
    (800, 596),
    (880, 572),
    (950, 556),
    (962, 545),
]


def road_journey():
    """A winding road towards a low sun."""
    random = chance("road")
    canvas = Canvas("#5E86B0", "#B8CBD6", "#F7DFBB", "#F3B98C")
    canvas.glow(960, 420, 520, "#FFE9B5", 0.95)
    canvas.disc(960, 400, 74, "#FFF1C9")
    cloud(canvas, 340, 190, 1.1, "#FBE9D2", 0.7)
    cloud(canvas, 1370, 150, 0.8, "#FBE9D2", 0.7)
    for line, upper, lower in HILLS:
        canvas.hill(line, upper, lower)
    canvas.hill([(0, 640), (350, 600), (760, 560), (1100, 585), (1600, 640)], "#4E8F65", GREEN)
    _road(canvas)
    for x, base, height in POPLARS:
        poplar(canvas, x, base, height)
    for index in range(9):
        bird(canvas, 560 + index * 44, 250 - abs(index - 4) * -15 + random.randint(-3, 3), 17, BLUE)
    return canvas


def _road(canvas):
    """The road narrows with distance: its middle swings, its width shrinks."""
    bends = smooth(BENDS, 16)
    left, right, dashes = [], [], []
    for x, y in bends:
        half = max(1.5, 190 * ((y - 540) / 360) ** 1.35)
        left.append((x - half, y))
        right.append((x + half, y))
        dashes.append((x, y, half))
    canvas.shape([*left, *reversed(right)], SAND)
    inner = [(x + (m - x) * 0.07, y) for (x, y), (m, _, _) in zip(left, dashes, strict=True)]
    other = [(x + (m - x) * 0.07, y) for (x, y), (m, _, _) in zip(right, dashes, strict=True)]
    canvas.faded([*inner, *reversed(other)], "#A7A9B0", "#6C7280", "#4F5766")
    for index in range(0, len(dashes) - 6, 9):
        part = dashes[index : index + 5]
        edge = [(x - half * 0.03, y) for x, y, half in part] + [
            (x + half * 0.03, y) for x, y, half in reversed(part)
        ]
        canvas.shape(edge, MIST)
