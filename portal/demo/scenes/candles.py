"""Three candles."""

from portal.demo.canvas import Canvas, smooth
from portal.demo.palette import GOLD, NIGHT, PAPER


def candle():
    """Three lit candles of different height."""
    canvas = Canvas("#0B1426", "#141F38", "#2A2436", "#3A2A2C")
    canvas.glow(800, 380, 700, "#B9772F", 0.55)
    canvas.fade((0, 716, 1600, 900), "#4E3629", "#2C1E1A", "#1A1316")
    canvas.rect(0, 712, 1600, 718, "#8A5E38", 0.8)
    looks = ((520, 752, 84, 250), (800, 772, 104, 400), (1080, 752, 84, 190))
    for x, foot, width, height in looks:
        canvas.glow(x, foot - height - 70, 330, "#F1A93F", 0.75)
        for step in range(14):
            canvas.oval(x, foot + 20, width * (3 - step * 0.16), 42 - step * 2, "#F1A93F", 0.02)
    for x, foot, width, height in looks:
        _candle(canvas, x, foot, width, height)
    return canvas


def _candle(canvas, x, foot, width, height):
    half, top = width / 2, foot - height
    canvas.oval(x, foot + 8, width * 1.15, 26, NIGHT, 0.5)
    canvas.oval(x, foot + 2, width * 1.02, 23, "#8C6A2C")
    canvas.oval(x, foot - 5, width * 1.02, 22, GOLD)
    canvas.oval(x, foot - 6, width * 0.86, 16, "#9C7430")
    canvas.oval(x, foot - 4, half, 13, "#C9AE83")
    canvas.faded(
        [(x - half, top), (x + half, top), (x + half, foot - 4), (x - half, foot - 4)],
        "#D6B98B",
        PAPER,
        "#E7CFA2",
        "#B08F63",
        sideways=True,
    )
    for step in range(30):
        canvas.rect(
            x - half, top + step * 4, x + half, top + step * 4 + 4, "#FFD98A", 0.75 * (1 - step / 30) ** 1.5
        )
    canvas.oval(x, top, half, 13, "#FFE9B8")
    canvas.oval(x, top + 1, half * 0.72, 8, "#F2C778")
    for offset, length in ((-0.36, 66), (0.16, 40), (0.4, 96)):
        canvas.rect(
            x + offset * width - 6, top + 2, x + offset * width + 6, top + length, "#FFF0CF", radius=6
        )
    canvas.line([(x, top + 2), (x + 2, top - 24)], 5, "#3A2A22")
    _flame(canvas, x, top - 12, 1.0, "#F08A2E")
    _flame(canvas, x, top - 15, 0.78, "#FFC24D")
    _flame(canvas, x, top - 17, 0.48, "#FFF6D6")


def _flame(canvas, x, foot, size, colour):
    left = [
        (x, foot),
        (x - 24 * size, foot - 24 * size),
        (x - 25 * size, foot - 58 * size),
        (x - 6 * size, foot - 104 * size),
        (x + 4 * size, foot - 138 * size),
    ]
    right = [
        (x + 4 * size, foot - 138 * size),
        (x + 16 * size, foot - 100 * size),
        (x + 27 * size, foot - 60 * size),
        (x + 24 * size, foot - 24 * size),
        (x, foot),
    ]
    canvas.shape([*smooth(left), *smooth(right)], colour, 0.95)
