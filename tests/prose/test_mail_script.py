from pathlib import Path

import pytest
from django.conf import settings as project
from django.template import Context, Template

SCRIPT = Path(project.BASE_DIR) / "static/js/reader.js"


@pytest.mark.browser
def test_script_makes_mail_links_of_the_words(chromium):
    html = "<p>Ana: ana.k@news.example.org, <a href='https://a.example'>x@y.example</a></p>"
    page = chromium.new_page()
    page.set_content(Template("{% load prose %}{{ html|prose }}").render(Context({"html": html})))
    assert page.inner_text("p") == "Ana: ana.k (at) news (dot) example (dot) org, x (at) y (dot) example"
    page.add_script_tag(path=SCRIPT)
    assert page.inner_text("p") == "Ana: ana.k@news.example.org, x@y.example"
    links = page.eval_on_selector_all("a", "all => all.map(link => link.getAttribute('href'))")
    assert links == ["mailto:ana.k@news.example.org", "https://a.example"]
    page.close()
