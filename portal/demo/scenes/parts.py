"""Things that stand in more than one drawing: trees, clouds, birds, domes, flags, ripples."""

import math

from portal.demo.canvas import smooth, turned
from portal.demo.palette import BROWN, GOLD, GREEN, LEAF, RED, WHITE


def cloud(canvas, x, y, size, colour=WHITE, alpha=0.8):
    """A flat cloud: rounds on a level foot."""
    rounds = [
        (-104, -18, 44, 22),
        (-58, -36, 50, 40),
        (4, -54, 58, 56),
        (62, -32, 46, 36),
        (108, -16, 46, 20),
        (0, -10, 104, 18),
    ]
    canvas.puffs(
        [(x + cx * size, y + cy * size, rx * size, ry * size) for cx, cy, rx, ry in rounds], y, colour, alpha
    )


def tree(canvas, x, ground, height, colour=GREEN, light=LEAF):
    """A round tree with the light from the left."""
    canvas.rect(x - height * 0.03, ground - height * 0.4, x + height * 0.03, ground, BROWN)
    canvas.oval(x, ground - height * 0.62, height * 0.3, height * 0.38, colour)
    canvas.oval(x - height * 0.07, ground - height * 0.68, height * 0.19, height * 0.27, light, 0.55)


def poplar(canvas, x, ground, height, colour=GREEN, light=LEAF):
    """A slim tree as they stand along rivers."""
    left = [
        (x, ground - height),
        (x - height * 0.09, ground - height * 0.5),
        (x - height * 0.07, ground - height * 0.12),
    ]
    right = [(2 * x - px, py) for px, py in reversed(left)]
    canvas.shape(smooth([*left, (x, ground), *right]), colour)
    canvas.shape(
        smooth([*left, (x, ground - height * 0.1), (x - height * 0.01, ground - height * 0.6)]), light, 0.5
    )


def bird(canvas, x, y, span, colour, lift=0.35):
    """A bird far away: two wings."""
    wing = smooth([(x - span, y - span * lift), (x - span * 0.5, y - span * (lift + 0.12)), (x, y)])
    other = smooth([(x, y), (x + span * 0.5, y - span * (lift + 0.18)), (x + span, y - span * (lift - 0.05))])
    canvas.line([*wing, *other], max(2.2, span * 0.13), colour)


def dome(canvas, x, base, width, height, colour, shade):
    """An onion dome with a pole on top."""
    side = [(0.42, 0), (0.54, 0.18), (0.5, 0.36), (0.3, 0.56), (0.1, 0.74), (0.02, 1)]
    left = [(x - width * px, base - height * py) for px, py in side]
    right = [(x + width * px, base - height * py) for px, py in reversed(side)]
    canvas.shape([*smooth(left), *smooth(right)], colour)
    canvas.shape([*smooth([(x + (px - x) * -0.25, py) for px, py in left]), *smooth(right)], shade, 0.45)
    canvas.line([(x, base - height), (x, base - height * 1.28)], width * 0.05, GOLD)
    canvas.line(
        [(x - width * 0.1, base - height * 1.17), (x + width * 0.1, base - height * 1.17)],
        width * 0.045,
        GOLD,
    )


def flag(canvas, x, ground, height, colours):
    """A pole with a flag in two or three bands, moving in the wind."""
    canvas.line([(x, ground), (x, ground - height)], max(2.5, height * 0.014), WHITE)
    width, drop = height * 0.27, height * 0.18
    for index, colour in enumerate(colours):
        upper = ground - height + drop * index / len(colours)
        lower = ground - height + drop * (index + 1) / len(colours)
        steps = [i / 10 for i in range(11)]
        top = [(x + width * t, upper + math.sin(t * 5.2) * drop * 0.1) for t in steps]
        foot = [(x + width * t, lower + math.sin(t * 5.2) * drop * 0.1) for t in reversed(steps)]
        canvas.shape([*top, *foot], colour)
    canvas.disc(x, ground - height, max(3, height * 0.016), GOLD)


def ripples(canvas, random, area, colour, count, alpha=0.3):
    """Light on water: short level strokes, longer towards the reader."""
    x0, y0, x1, y1 = area
    for _ in range(count):
        share = random.random() ** 0.8
        y, x = y0 + (y1 - y0) * share, random.uniform(x0, x1)
        length = 14 + 90 * share * random.uniform(0.4, 1)
        canvas.oval(x, y, length, 1 + 2.2 * share, colour, alpha * random.uniform(0.5, 1))


def wheel(canvas, cx, cy, radius, colour=RED, spokes=16, start=0.0):
    """The wheel with sixteen spokes."""
    canvas.ring(cx, cy, radius, radius * 0.13, colour)
    for index in range(spokes):
        angle = start + 360 * index / spokes
        near, far, half = cx + radius * 0.14, cx + radius * 0.92, radius * 0.032
        spoke = [
            (near, cy - half * 0.8),
            (far, cy - half * 1.25),
            (far, cy + half * 1.25),
            (near, cy + half * 0.8),
        ]
        canvas.shape(turned(spoke, (cx, cy), angle), colour)
    canvas.disc(cx, cy, radius * 0.17, colour)


def star(canvas, x, y, size, colour=GOLD):
    """A star with five points."""
    points = []
    for index in range(10):
        reach = size if index % 2 == 0 else size * 0.4
        points.append((x + reach * math.sin(index * math.pi / 5), y - reach * math.cos(index * math.pi / 5)))
    canvas.shape(points, colour)
