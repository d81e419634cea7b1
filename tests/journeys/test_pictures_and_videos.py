"""What a story shows beside its words, in a real browser: pictures to leaf through, videos that wait to be asked."""

import pytest

from articles.models import Edition
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, PictureFactory, UserFactory, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIDEO = '<p>Before.</p><p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">The speech</a></p>'
MEASURE = """async () => {
  const pictures = [...document.querySelectorAll("main img.crop")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode()));
  return pictures.map((picture) => [picture.currentSrc, picture.naturalWidth, picture.getBoundingClientRect().width]);
}"""
"""A browser divides the pixels of a file by the announced width: what it calls natural is what the page announced."""
POSITION = "() => document.querySelector('.gallery-strip').scrollLeft"


@pytest.fixture
def story(db):
    """A story with a picture, five more to leaf through, and a video in its text."""
    article = ArticleFactory(
        published=["en"], body_en=VIDEO, picture=PictureFactory(file=picture_file(1600, 900))
    )
    for order in range(5):
        article.gallery.create(picture=PictureFactory(caption_en=f"Sight {order}"), order=order)
    return Edition.objects.get(article=article).get_absolute_url()


@pytest.fixture
def page(browser_page, live_server):
    """A page that notes what it asks others for, and is refused it."""
    browser_page.elsewhere, browser_page.complaints = [], []

    def ask(route):
        if route.request.url.startswith(live_server.url):
            return route.continue_()
        browser_page.elsewhere.append((route.request.url, route.request.all_headers().get("referer")))
        return route.abort()

    browser_page.route("**/*", ask)
    browser_page.on("console", lambda said: browser_page.complaints.append(said.text))
    return browser_page


def test_a_video_is_fetched_when_a_reader_asks_and_not_before(page, story, live_server):
    page.goto(story)
    page.wait_for_load_state("networkidle")
    assert page.elsewhere == []
    assert page.complaints == []
    page.get_by_role("button", name="Play video (loads from YouTube)").press("Enter")
    frame = page.locator("iframe")
    frame.wait_for()
    page.wait_for_function("() => document.querySelector('iframe').contentDocument === null")
    [(address, referrer)] = page.elsewhere
    assert address == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
    assert referrer in {None, f"{live_server.url}/"}  # which paper, never which story
    assert frame.get_attribute("title") == "The speech"
    assert frame.get_attribute("referrerpolicy") == "strict-origin"
    assert not any("Content Security Policy" in said for said in page.complaints)


def test_a_gallery_is_leafed_through_with_keys_and_arrows(page, story):
    page.goto(story)
    page.get_by_role("region", name="In pictures").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{POSITION} > 100")
    page.get_by_role("button", name="Previous picture").click()
    page.wait_for_function(f"{POSITION} < 5")
    page.get_by_role("button", name="Next picture").press("Enter")
    page.wait_for_function(f"{POSITION} > 100")
    assert faults(page) == []


def test_without_javascript_pictures_and_video_are_there(chromium, live_server, story):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(story)
    assert page.locator(".gallery-strip img").count() == 5
    assert page.locator("button:visible").filter(has_text="picture").count() == 0
    assert page.locator("button:visible").filter(has_text="video").count() == 0
    assert page.locator(".video a").get_attribute("href").startswith("https://www.youtube.com/")
    context.close()


def test_on_paper_every_picture_is_seen_and_no_button(page, story):
    page.goto(story)
    page.emulate_media(media="print")
    boxes = [each.bounding_box() for each in page.locator(".gallery-strip li").all()]
    assert len({box["x"] for box in boxes}) == 1
    assert page.locator(".gallery button:visible, .video button:visible").count() == 0


def test_the_important_point_is_chosen_with_a_click_or_with_numbers(page, live_server):
    picture = PictureFactory(file=picture_file(800, 400))
    UserFactory(username="ana", role="editor")
    page.goto(f"/admin/pictures/picture/{picture.pk}/change/")
    page.fill("#id_username", "ana")
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation(wait_until="load"):
        page.click("[type=submit]")
    whole = page.locator(".focus-whole")
    box = whole.bounding_box()
    whole.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    assert [page.input_value(f"#id_focal_{axis}") for axis in "xy"] == ["25", "50"]
    cut = page.locator(".focus-square img")
    assert cut.evaluate("image => getComputedStyle(image).objectPosition") == "25% 50%"
    page.fill("#id_focal_y", "90")
    assert cut.evaluate("image => getComputedStyle(image).objectPosition") == "25% 90%"
    assert not any("Content Security Policy" in said for said in page.complaints)
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Save", exact=True).click()
    picture.refresh_from_db()
    assert (picture.focus, picture.social_url("wide")[-15:]) == ((25, 90), "/wide-25-90.jpg")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_pages_ask_for_pictures_as_wide_as_they_show_them(chromium, live_server, story, width):
    """A picture says how wide it will be before the style sheet is there: too much costs readers money."""
    lead = ArticleFactory(published=["en"], picture=PictureFactory(file=picture_file(1600, 900)))
    section = lead.section.get_absolute_url()
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, locale="en-GB"
    )
    page, wrong = context.new_page(), []
    for address in ("/en/", story, section):
        page.goto(address)
        found = page.evaluate(MEASURE)
        assert found
        wrong += [(address, *each) for each in found if not 0.8 <= each[1] / each[2] <= 1.35]
    context.close()
    assert wrong == [], "address, picture, width as announced, width as shown"
