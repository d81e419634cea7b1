"""The river in Moscow."""

from portal.demo.canvas import Canvas, chance
from portal.demo.palette import BLUE, CLAY, CREAM, GOLD, GREEN, HONEY, LEAF, PEACH, RED, STEEL, WINE
from portal.demo.scenes.parts import cloud, dome, ripples, star


def moscow_river():
    """Walls, towers and domes mirrored in the river at dusk."""
    random = chance("moscow")
    canvas = Canvas("#33456F", "#8C7B9B", "#E3A48B", PEACH, HONEY)
    canvas.glow(1180, 520, 520, HONEY, 0.75)
    canvas.disc(1180, 470, 62, "#FBE6B5")
    for x, y, size in ((330, 150, 1.2), (1350, 210, 0.9), (860, 120, 0.7)):
        cloud(canvas, x, y, size, "#F6C9AE", 0.45)
    for index in range(34):
        x = index * 50
        canvas.rect(x, 560 - random.randint(20, 105), x + random.randint(34, 50), 640, "#B6909B")
    _cathedral(canvas, 1010, 592)
    canvas.faded([(0, 540), (900, 540), (900, 650), (0, 650)], "#A5483F", "#7C2E32")
    for x in range(4, 900, 24):
        canvas.shape([(x, 540), (x, 520), (x + 7, 528), (x + 14, 520), (x + 14, 540)], "#A5483F")
    for x, width, height in ((120, 74, 230), (420, 96, 350), (690, 70, 215), (878, 62, 190)):
        _tower(canvas, x, 650, width, height)
    canvas.rect(0, 640, 1600, 662, "#5C4A60")
    canvas.rect(0, 640, 1600, 645, "#D9A58F", 0.8)
    canvas.mirror(662, 238, "#3A4A75", 0.42, 0.62)
    ripples(canvas, random, (0, 676, 1600, 896), HONEY, 90, 0.3)
    ripples(canvas, random, (1080, 670, 1280, 880), "#FFF0C8", 46, 0.55)
    return canvas


def _tower(canvas, x, base, width, height):
    half, body = width / 2, base - height * 0.55
    canvas.faded(
        [(x - half, body), (x + half, body), (x + half, base), (x - half, base)],
        "#C0594A",
        "#8A3437",
        sideways=True,
    )
    canvas.rect(x - half - 6, body - 8, x + half + 6, body + 6, CREAM)
    upper, top = half * 0.68, base - height * 0.74
    canvas.faded(
        [(x - upper, top), (x + upper, top), (x + upper, body), (x - upper, body)],
        "#C0594A",
        "#8A3437",
        sideways=True,
    )
    canvas.arch(x, top + 10, body - 10, upper * 0.9, "#4A2430")
    canvas.disc(x, body + width * 0.42, width * 0.2, HONEY)
    canvas.arch(x, base - height * 0.24, base, width * 0.34, "#4A2430")
    peak = base - height * 1.16
    canvas.faded([(x - upper - 5, top), (x, peak), (x + upper + 5, top)], "#3E7A60", "#1D4A45", sideways=True)
    star(canvas, x, peak - 8, 13, RED)


def _cathedral(canvas, x, base):
    canvas.faded(
        [(x - 120, base - 90), (x + 120, base - 90), (x + 120, base + 60), (x - 120, base + 60)],
        "#D8B9A0",
        "#9C6C66",
    )
    for offset in (-84, -28, 28, 84):
        canvas.arch(x + offset, base - 66, base + 40, 26, "#5D3A4B")
    looks = (
        (-104, 46, 66, STEEL, BLUE),
        (104, 46, 66, LEAF, GREEN),
        (-56, 54, 96, RED, WINE),
        (56, 54, 96, GOLD, CLAY),
        (0, 76, 170, HONEY, GOLD),
    )
    for offset, width, height, colour, shade in looks:
        foot = base - 66 - height * 0.62
        canvas.faded(
            [
                (x + offset - width * 0.4, foot),
                (x + offset + width * 0.4, foot),
                (x + offset + width * 0.4, base - 60),
                (x + offset - width * 0.4, base - 60),
            ],
            "#F0D9BF",
            "#B98A7C",
            sideways=True,
        )
        canvas.arch(x + offset, foot + 12, foot + 46, width * 0.22, "#5D3A4B")
        dome(canvas, x + offset, foot + 3, width, width * 1.15, colour, shade)
