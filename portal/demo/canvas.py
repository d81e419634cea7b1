"""A sheet of paper to draw on: shapes in picture units, drawn twice as large and scaled down for smooth edges."""

import math
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT = 1600, 900
SCALE = 2


def chance(name):
    """Dice that fall the same way every time for one drawing."""
    return Random(name)  # noqa: S311 - a drawing keeps no secrets


def rgba(colour, alpha=1.0):
    """A hex colour as four numbers."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue, round(255 * alpha)


def mix(first, second, share):
    """A colour between two others; `share` is how much of the second."""
    pairs = zip(rgba(first)[:3], rgba(second)[:3], strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(a + (b - a) * share) for a, b in pairs))


def smooth(points, steps=12):
    """A soft line through the given points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            line.append(tuple(_spline(a[i], b[i], c[i], d[i], t) for i in (0, 1)))
    return [*line, points[-1]]


def _spline(a, b, c, d, t):
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def turned(points, centre, degrees):
    """The points turned about a centre, clockwise on the page."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    cx, cy = centre
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in points]


def box(cx, cy, width, height):
    """The four corners of a rectangle given by its middle."""
    x, y = width / 2, height / 2
    return [(cx - x, cy - y), (cx + x, cy - y), (cx + x, cy + y), (cx - x, cy + y)]


class Canvas:
    """One illustration in the making; every coordinate is in a sheet of 1600 by 900."""

    def __init__(self, *stops):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), stops[0])
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        if len(stops) > 1:
            self.fade((0, 0, WIDTH, HEIGHT), *stops)

    def fade(self, area, *stops, sideways=False):
        """Fill a rectangle with a gradient from top to bottom (or from left to right)."""
        self.image.paste(_ramp(_scaled(area), stops, sideways), _scaled(area)[:2])

    def shape(self, points, colour, alpha=1.0):
        """A filled outline."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=rgba(colour, alpha))

    def faded(self, points, *stops, sideways=False):
        """A shape filled with a gradient."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        area = _scaled((max(min(xs), 0), max(min(ys), 0), min(max(xs), WIDTH), min(max(ys), HEIGHT)))
        if area[2] <= area[0] or area[3] <= area[1]:
            return  # wholly off the sheet
        mask = Image.new("L", (area[2] - area[0], area[3] - area[1]), 0)
        moved = [(x * SCALE - area[0], y * SCALE - area[1]) for x, y in points]
        ImageDraw.Draw(mask).polygon(moved, fill=255)
        self.image.paste(_ramp(area, stops, sideways), area[:2], mask)

    def puffs(self, ovals, floor, colour, alpha):
        """Several ovals as one shape with a level foot: a cloud, a bush."""
        area = _scaled(
            (
                min(o[0] - o[2] for o in ovals),
                min(o[1] - o[3] for o in ovals),
                max(o[0] + o[2] for o in ovals),
                floor,
            )
        )
        mask = Image.new("L", (area[2] - area[0], area[3] - area[1]), 0)
        pen = ImageDraw.Draw(mask)
        for cx, cy, rx, ry in ovals:
            left, top, right, foot = _scaled((cx - rx, cy - ry, cx + rx, cy + ry))
            pen.ellipse(
                (left - area[0], top - area[1], right - area[0], foot - area[1]), fill=round(255 * alpha)
            )
        self.image.paste(Image.new("RGB", mask.size, colour), area[:2], mask)

    def rect(self, x0, y0, x1, y1, colour, alpha=1.0, radius=0):
        """A level rectangle, with round corners if wanted."""
        area = _scaled((x0, y0, x1, y1))
        self.pen.rounded_rectangle(area, radius=radius * SCALE, fill=rgba(colour, alpha))

    def oval(self, cx, cy, rx, ry, colour, alpha=1.0):
        """A filled ellipse about a point."""
        self.pen.ellipse(_scaled((cx - rx, cy - ry, cx + rx, cy + ry)), fill=rgba(colour, alpha))

    def disc(self, cx, cy, radius, colour, alpha=1.0):
        """A filled circle."""
        self.oval(cx, cy, radius, radius, colour, alpha)

    def ring(self, cx, cy, radius, width, colour, alpha=1.0):
        """A circle's outline, drawn inwards."""
        area = _scaled((cx - radius, cy - radius, cx + radius, cy + radius))
        self.pen.ellipse(area, outline=rgba(colour, alpha), width=round(width * SCALE))

    def line(self, points, width, colour, alpha=1.0):
        """A stroke through the points."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=rgba(colour, alpha), width=round(width * SCALE), joint="curve")

    def arch(self, cx, top, bottom, width, colour, alpha=1.0):
        """A window or a gate with a round head."""
        half = width / 2
        head = [(cx - half * math.cos(t), top + half - half * math.sin(t)) for t in _half_circle()]
        self.shape([(cx - half, bottom), *head, (cx + half, bottom)], colour, alpha)

    def hill(self, points, *stops):
        """Ground from a soft line down to the lower edge of the sheet."""
        line = smooth(points)
        self.faded([(line[0][0], HEIGHT), *line, (line[-1][0], HEIGHT)], *stops)

    def glow(self, cx, cy, radius, colour, strength=1.0):
        """Soft light around a point."""
        size = round(radius * 2 * SCALE)
        light = ImageOps.invert(Image.radial_gradient("L")).resize((size, size), Image.Resampling.BICUBIC)
        light = light.point([round(max(0, (v - 74) / 181) ** 1.6 * 255 * strength) for v in range(256)])
        corner = (round((cx - radius) * SCALE), round((cy - radius) * SCALE))
        self.image.paste(Image.new("RGB", (size, size), colour), corner, light)

    def shadow(self, points, softness, colour, strength):
        """The blurred shadow of a shape."""
        mask = Image.new("L", (WIDTH // 2, HEIGHT // 2), 0)
        ImageDraw.Draw(mask).polygon([(x / 2, y / 2) for x, y in points], fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(softness / 2)).resize(self.image.size)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    def mirror(self, shore, depth, colour, share=0.45, squash=1.0):
        """Water under a shore line: what stands above, upside down and tinted."""
        height = round(depth / squash)
        above = self.image.crop(_scaled((0, shore - height, WIDTH, shore)))
        water = ImageOps.flip(above).resize((WIDTH * SCALE, round(depth * SCALE)))
        water = water.filter(ImageFilter.GaussianBlur(5))
        self.image.paste(Image.blend(water, Image.new("RGB", water.size, colour), share), (0, shore * SCALE))

    def jpeg(self):
        """The finished picture as bytes."""
        out = BytesIO()
        self.image.reduce(SCALE).save(out, "JPEG", quality=88, subsampling=0)
        return out.getvalue()


def _scaled(area):
    return tuple(round(value * SCALE) for value in area)


def _half_circle(steps=24):
    return [math.pi * step / steps for step in range(steps + 1)]


def _ramp(area, stops, sideways):
    """A gradient, computed on one line of pixels and stretched."""
    width, height = max(1, area[2] - area[0]), max(1, area[3] - area[1])
    length = width if sideways else height
    if len(stops) == 1:
        return Image.new("RGB", (width, height), stops[0])
    strip = Image.new("RGB", (1, length))
    strip.putdata([rgba(_at(stops, i / max(1, length - 1)))[:3] for i in range(length)])
    return (strip.rotate(90, expand=True) if sideways else strip).resize((width, height))


def _at(stops, share):
    place = share * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    return mix(stops[index], stops[index + 1], place - index)
