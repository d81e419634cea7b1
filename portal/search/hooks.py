"""Hearing of every change that readers could find: of stories, their steps, their links, and of names."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from articles.models import Article, Edition, Tag, TaggedArticle, Transition
from articles.models.edition import Status
from articles.models.transition import Verb
from events.models import Event, EventName
from languages.fallback import localized
from languages.registry import CODES
from organizations.models import Organization, OrganizationName
from people.models import Person, PersonName
from portal.search import forms_of_names, renewing, stories
from portal.search.records import KINDS
from search import index

CHANGES_NOTHING = {Verb.CONFIRM, Verb.HAND_IN, Verb.TAKE_OVER, Verb.GIVE_BACK}
"""Steps after which readers find what they found before; words that are taken over are saved by themselves."""
FACTS = {"section", "section_id", "kind"}
WORDS = {localized(field, code): code for field in stories.WORDS for code in CODES}
TIMES = {*stories.TIMES, "language", "article", "article_id", "revision"}
RECORDS = {
    Person: KINDS["person"],
    Organization: KINDS["organization"],
    Event: KINDS["event"],
    Tag: KINDS["tag"],
}
OTHER_NAMES = {PersonName: Person, OrganizationName: Organization, EventName: Event}
NAMED_IN_STORIES = (Person, Organization)


def connect() -> None:
    """Listen; called once, when the portal is ready."""
    _listen(post_save, _step_was_taken, Transition)
    _listen(post_save, _edition_was_saved, Edition)
    _listen(post_delete, _edition_was_deleted, Edition)
    _listen(post_save, _article_was_saved, Article)
    for relation in ("people", "organizations"):
        _listen(m2m_changed, _links_have_changed, getattr(Article, relation).through)
    for signal in (post_save, post_delete):
        _listen(signal, _topic_was_given_or_taken, TaggedArticle)
        for model in OTHER_NAMES:
            _listen(signal, _other_name_has_changed, model)
    for model in RECORDS:
        _listen(pre_save, _remember_names, model)
        _listen(post_save, _record_was_saved, model)
        _listen(pre_delete, _remember_stories, model)
        _listen(post_delete, _record_was_deleted, model)


def _listen(signal, hear, sender) -> None:
    signal.connect(hear, sender=sender, dispatch_uid=f"search {hear.__name__}")


def _step_was_taken(sender, instance, *, raw=False, **_signal) -> None:
    """Every move of an edition is logged, also those that the database makes without a model's `save`."""
    if (
        raw
        or instance.verb in CHANGES_NOTHING
        or not {instance.old_status, instance.new_status} & {*stories.OUT}
    ):
        return
    renewing.editions([instance.edition_id])
    renewing.topics_of(instance.edition.article_id)


def _edition_was_saved(sender, instance, *, raw=False, created=False, update_fields=None, **_signal) -> None:
    """Its words are saved before it is. A draft was never found, and is no more than that."""
    if raw or (update_fields is not None and not TIMES & set(update_fields)):
        return
    if instance.status in stories.OUT or (instance.status == Status.WITHDRAWN and not created):
        renewing.editions([instance.pk])
        if created:
            renewing.topics_of(instance.article_id)


def _edition_was_deleted(sender, instance, **_signal) -> None:
    if instance.status not in {Status.DRAFT, Status.IN_REVIEW}:
        index.remove([stories.key_of(instance.pk)])


def _article_was_saved(sender, instance, *, raw=False, created=False, update_fields=None, **_signal) -> None:
    if raw or created:
        return
    fields = None if update_fields is None else set(update_fields)
    if fields is None or fields & FACTS:
        renewing.articles([instance.pk])
    elif languages := {WORDS[name] for name in fields & WORDS.keys()}:
        renewing.articles([instance.pk], languages)


def _links_have_changed(sender, instance, *, action, pk_set, **_signal) -> None:
    if isinstance(instance, Article):
        if action in {"post_add", "post_remove", "post_clear"} and (pk_set or action == "post_clear"):
            renewing.articles([instance.pk])
    elif action in {"post_add", "post_remove"}:
        renewing.many_articles(sorted(pk_set, reverse=True))
    elif action == "pre_clear":
        _remember_stories(type(instance), instance)
    elif action == "post_clear":
        renewing.many_articles(instance.stories_before)


def _topic_was_given_or_taken(sender, instance, *, raw=False, origin=None, **_signal) -> None:
    """Whoever deletes a topic or a story, and with it this, renews the rest without our doing."""
    if not raw and not isinstance(origin, Tag):
        renewing.of_kind(KINDS["tag"], [instance.tag_id])
        if not isinstance(origin, Article):
            renewing.articles([instance.content_object_id])


def _remember_names(sender, instance, *, raw=False, **_signal) -> None:
    instance.names_before = None if raw or instance.pk is None else _names(sender, instance.pk)


def _names(model, pk: int) -> tuple | None:
    private = ("is_private",) if model is Person else ()
    return model.objects.filter(pk=pk).values_list(*forms_of_names.columns(model), *private).first()


def _record_was_saved(sender, instance, *, raw=False, created=False, **_signal) -> None:
    if raw:
        return
    kind = RECORDS[sender]
    renewing.of_kind(kind, [instance.pk])
    if sender in NAMED_IN_STORIES and not created and instance.names_before != _names(sender, instance.pk):
        renewing.many_articles(renewing.stories_about(kind, instance.pk))


def _other_name_has_changed(sender, instance, *, raw=False, origin=None, **_signal) -> None:
    model = OTHER_NAMES[sender]
    if raw or isinstance(origin, model):  # the whole record goes
        return
    kind, pk = RECORDS[model], getattr(instance, f"{model._meta.model_name}_id")
    renewing.of_kind(kind, [pk])
    if model in NAMED_IN_STORIES:
        renewing.many_articles(renewing.stories_about(kind, pk))


def _remember_stories(sender, instance, **_signal) -> None:
    """What a record was linked to; afterwards nobody knows."""
    named = sender in (*NAMED_IN_STORIES, Tag)
    instance.stories_before = renewing.stories_about(RECORDS[sender], instance.pk) if named else []


def _record_was_deleted(sender, instance, **_signal) -> None:
    index.remove([RECORDS[sender].key(instance.pk)])
    renewing.many_articles(instance.stories_before)
