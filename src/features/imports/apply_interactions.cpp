// Conversations of a file: written down at the customer they name, at the moment they were held.
#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_talks.hpp"
#include "features/identity/use_cases.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/rules_cells.hpp"
#include "features/imports/rules_interactions.hpp"

namespace zhuli::imports {

namespace {

using customers::ImportedTalk;

/// Also as it stands without who held it: what was exported comes back with their name beside it.
std::optional<Id> known_talk(Tx& tx, const ImportItem& item, const ImportedTalk& talk) {
    if (const auto known = customers::find_talk(tx, talk)) return known;
    ImportedTalk plain = talk;
    plain.words = text_in(content_of(item.content), "words");
    return plain.words == talk.words ? std::nullopt : customers::find_talk(tx, plain);
}

Result<ImportedTalk> asked_talk(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                                const ImportItem& item) {
    InteractionRow row;
    fill(fields_of<InteractionRow>(), &row, content_of(item.content));
    ImportedTalk talk;
    TRY(talk.customer_id, customer_named(tx, batch, row.customer_code.v, row.customer_name));
    talk.channel = channel_called(row.channel.v).value_or(customers::Channel::note);
    const std::string words = words_of(row, identity::remembered_name(tx, ctx.now, ctx.user));
    Reading reading;
    reading.path = "words";
    if (!Value<Text<2000>>::text(words, talk.words, reading))
        return Problem::invalid(std::move(reading.problems));
    const auto held = parse_local_time(row.happened_at.v).value_or(LocalTime{ctx.today, 0});
    talk.happened_at = zone_of(ctx.org.timezone).at(held.day, held.minute);
    if (talk.happened_at > ctx.now) return Problem::field("happened_at", "imports.still_to_come");
    if (const auto next = parse_local_time(row.next_contact_on.v)) talk.next_contact_on = next->day;
    return talk;
}

}  // namespace

Settled apply_interaction(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                          const ImportItem& item) {
    const auto talk = asked_talk(tx, ctx, batch, item);
    if (!talk.ok()) return refused(talk.problem());
    if (const auto known = known_talk(tx, item, *talk)) return {ItemState::unchanged, *known, {}};
    const auto kept = customers::import_talk(tx, ctx, *talk);
    if (!kept.ok()) return refused(kept.problem());
    return {ItemState::created, *kept, {}};
}

Settled foresee_interaction(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                            const ImportItem& item, Foresight::Seen& seen) {
    const auto talk = asked_talk(tx, ctx, batch, item);
    if (!talk.ok()) return refused(talk.problem());
    if (const auto known = known_talk(tx, item, *talk)) return {ItemState::unchanged, *known, {}};
    const std::string key = std::to_string(talk->customer_id.v) + ':' +
                            std::to_string(talk->happened_at.v) + ':' + talk->words.v;
    if (!seen.emplace(key, &item.content).second) return {ItemState::unchanged, {}, {}};
    const auto allowed = customers::load_in_scope(tx, ctx, talk->customer_id, "customers.record");
    return allowed.ok() ? Settled{} : refused(allowed.problem());
}

}  // namespace zhuli::imports
