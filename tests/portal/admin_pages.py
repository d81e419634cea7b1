"""Helpers for tests of newsroom forms: fill in a form as a browser would, look for what a strict policy blocks."""

import re
from html.parser import HTMLParser

from django.urls import reverse


class FormReader(HTMLParser):
    """Collect what a browser would send if nobody touched the form."""

    def __init__(self, form_id: str):
        super().__init__()
        self.form_id, self.inside, self.values = form_id, False, {}
        self.name, self.text, self.option = None, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id
        elif self.inside and tag == "input" and attrs.get("name"):
            self._input(attrs)
        elif self.inside and tag == "textarea":
            self.name, self.text = attrs["name"], ""
        elif self.inside and tag == "select":
            self.name = attrs["name"]
            if "multiple" not in attrs:
                self.values.setdefault(self.name, "")
        elif self.inside and tag == "option" and "selected" in attrs:
            self._add(self.name, attrs.get("value", ""))

    def _input(self, attrs):
        kind = attrs.get("type", "text")
        if kind in {"submit", "button", "file"} or (kind in {"checkbox", "radio"} and "checked" not in attrs):
            return
        self._add(attrs["name"], attrs.get("value", "on" if kind == "checkbox" else ""))

    def _add(self, name, value):
        if self.values.get(name):
            present = self.values[name]
            self.values[name] = [*(present if isinstance(present, list) else [present]), value]
        else:
            self.values[name] = value

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.text is not None:
            self.values[self.name], self.text = self.text.removeprefix("\n"), None


def filled_in(client, address: str, form_id: str) -> dict:
    """What the form at the address would send."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    reader = FormReader(form_id)
    reader.feed(page.content.decode())
    return {name: value for name, value in reader.values.items() if "__prefix__" not in name}


def add(client, model: str, **values):
    """Open the empty form of 'people.person', fill in the values and save it."""
    address = reverse(f"admin:{model.replace('.', '_')}_add")
    return client.post(address, filled_in(client, address, f"{model.split('.')[1]}_form") | values)


def change(client, record, **values):
    """Open a record's form, change the values and save it."""
    meta = record._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
    return client.post(address, filled_in(client, address, f"{meta.model_name}_form") | values)


def errors_of(response) -> dict:
    """The messages that a form which was not saved shows."""
    return response.context["adminform"].form.errors


def unsafe_parts(html: str, nonce_allowed: str = "") -> list[str]:
    """Whatever in a page the content security policy would block."""
    scripts = re.findall(r"<script\b[^>]*>", html)
    inline = [tag for tag in scripts if "src=" not in tag and "application/json" not in tag]
    if nonce_allowed:
        inline = [tag for tag in inline if f'nonce="{nonce_allowed}"' not in tag]
    return inline + re.findall(
        r"<style\b[^>]*>|\sstyle=\"[^\"]*\"|\son[a-z]+=\"[^\"]*\"|javascript:[^\"]*", html
    )
