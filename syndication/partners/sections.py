"""When a section goes: a partner to whom nothing else was promised gets nothing, not everything."""

from syndication.models import Partner


def section_goes(sender, instance, **_kwargs) -> None:
    """Put partners to sleep whose only section is about to be deleted: no section chosen would mean all of them."""
    for partner in Partner.objects.filter(sections=instance, is_active=True):
        if partner.sections.count() == 1:
            partner.is_active = False
            partner.save(update_fields=["is_active"])
