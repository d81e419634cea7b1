"""The Stone Bridge in Skopje."""

from portal.demo.canvas import Canvas, chance, smooth
from portal.demo.palette import BROWN, CLAY, CREAM, HONEY, PAPER, PEACH, SAGE, SAND, SLATE, STEEL, WHITE
from portal.demo.scenes.parts import bird, cloud, poplar, ripples


def skopje_bridge():
    """The bridge, the fortress, the old bazaar and Vodno."""
    random = chance("skopje")
    canvas = Canvas("#7FB0D0", "#C5DCE2", "#F7E6C6", PEACH)
    canvas.glow(330, 360, 380, HONEY, 0.7)
    cloud(canvas, 980, 150, 1.1)
    cloud(canvas, 420, 120, 0.7)
    canvas.hill(
        [(0, 430), (260, 370), (560, 300), (840, 225), (1060, 255), (1330, 330), (1600, 350)],
        "#7C9FA8",
        "#A9C0B2",
    )
    canvas.line([(850, 224), (850, 176)], 4, WHITE)
    canvas.line([(834, 190), (866, 190)], 4, WHITE)
    canvas.hill([(0, 520), (300, 450), (620, 420), (960, 440), (1300, 410), (1600, 440)], "#6BA07A", SAGE)
    _fortress(canvas)
    _old_town(canvas, random)
    canvas.faded([(0, 600), (1600, 600), (1600, 650), (0, 650)], "#8DB188", "#5F8F68")
    for x in (60, 104, 150, 1440, 1490, 1552):
        poplar(canvas, x, 634, random.randint(150, 230))
    _arches(canvas)
    canvas.mirror(690, 210, "#477B8C", 0.42, 0.8)
    ripples(canvas, random, (0, 700, 1600, 896), WHITE, 120, 0.35)
    for x, y in ((610, 330), (660, 300), (700, 342)):
        bird(canvas, x, y, 18, SLATE)
    return canvas


def _fortress(canvas):
    hill = smooth([(80, 600), (200, 480), (360, 420), (560, 410), (720, 470), (860, 600)])
    canvas.faded(hill, "#5D9468", "#447E58")
    wall = [(210, 476), (330, 426), (560, 418), (690, 468)]
    canvas.faded([*wall, (690, 512), (560, 470), (330, 480), (210, 522)], SAND, "#B89A6E")
    for x, y in ((225, 468), (345, 420), (455, 410), (565, 412), (680, 460)):
        canvas.faded(
            [(x - 26, y - 34), (x + 26, y - 34), (x + 28, y + 58), (x - 28, y + 58)], CREAM, "#BF9F70"
        )
        for step in range(3):
            canvas.rect(x - 26 + step * 20, y - 46, x - 14 + step * 20, y - 30, CREAM)
        canvas.rect(x - 4, y - 10, x + 4, y + 14, BROWN)


def _old_town(canvas, random):
    for index in range(13):
        x, height = 900 + index * 56, random.randint(52, 96)
        colour = (CREAM, PAPER, SAND, "#EBD3B0")[index % 4]
        canvas.rect(x, 612 - height, x + 58, 620, colour)
        canvas.shape(
            [(x - 7, 614 - height), (x + 29, 586 - height), (x + 65, 614 - height)],
            CLAY if index % 2 else "#B5674A",
        )
        for step in range(2):
            canvas.rect(x + 11 + step * 24, 628 - height, x + 23 + step * 24, 648 - height, STEEL)
    for x, width in ((1120, 120), (1226, 86)):
        canvas.rect(x - width / 2, 500, x + width / 2, 600, CREAM)
        canvas.oval(x, 502, width * 0.46, width * 0.4, "#7FA0A8")
        canvas.rect(x - width / 2, 502, x + width / 2, 560, CREAM)
    canvas.rect(1040, 350, 1056, 600, WHITE)
    canvas.rect(1034, 410, 1062, 420, SAND)
    canvas.shape([(1038, 352), (1048, 296), (1058, 352)], STEEL)


def _arches(canvas):
    """The Stone Bridge: a roadway that rises to the middle, and arches that shrink towards the banks."""

    def deck(x):
        return 560 + ((x - 800) / 800) ** 2 * 58

    top = [(x, deck(x)) for x in range(0, 1601, 40)]
    canvas.faded([*top, (1600, 692), (0, 692)], "#E4D3AE", "#BDA273")
    canvas.line([(x, y + 3) for x, y in top], 9, CREAM)
    for index, centre in enumerate(range(72, 1600, 132)):
        span = 112 - abs(index - 5.5) * 4.2
        crown = deck(centre) + 30
        canvas.arch(centre, crown - 8, 692, span + 14, "#CBB282")
        canvas.arch(centre, crown, 692, span, "#5F8EA0")
        canvas.arch(centre, crown + 16, 692, span - 22, "#86AEB6")
        canvas.shape(
            [(centre + 56, 692), (centre + 62, 640), (centre + 74, 640), (centre + 80, 692)], "#D8C497"
        )
    for y in (600, 622):
        for x in range(20, 1600, 96):
            canvas.rect(x, y + deck(x) - 552, x + 30, y + deck(x) - 549, "#A98F63", 0.35)
