"""Every rule for a record, in the order in which a person mends them."""

from __future__ import annotations

from briefing_archive.rules import (
    attribution,
    dating,
    editorial,
    grounding,
    identity,
    misnamed,
    paths,
    placing,
    relying,
    roles,
    said_on,
    truncation,
    units,
    vouching,
    wording,
)
from briefing_archive.rules.case import Rule

RULES: tuple[Rule, ...] = (
    paths.id_sound,
    paths.item_ids_once,
    paths.references_lead_somewhere,
    identity.actors_known,
    identity.actors_once,
    identity.names_known,
    identity.actors_take_part,
    grounding.marks_in_order,
    grounding.quotes_found,
    grounding.quotes_in_order,
    grounding.inserted_found,
    truncation.nothing_turned,
    misnamed.speaker_named,
    attribution.speaker_near,
    attribution.nobody_nearer,
    attribution.carried_on,
    grounding.evidence_given,
    grounding.evidence_found,
    wording.figures_stated,
    wording.numbers_stated,
    wording.negations_kept,
    dating.dates_as_stated,
    said_on.quotes_dated,
    roles.roles_of_their_own,
    relying.doers_named,
    relying.relied_on_named,
    units.units_stated,
    placing.places_stated,
    editorial.quoted_within_limits,
    editorial.nothing_copied,
    editorial.selectors_short,
    editorial.grounding_within_limits,
    editorial.day_explained,
    editorial.has_content,
    vouching.sha256_given,
    vouching.vouched,
)

# Of a withdrawn record only the tombstone is published.
TOMBSTONE_RULES: tuple[Rule, ...] = (paths.id_sound, paths.item_ids_once, paths.references_lead_somewhere)
