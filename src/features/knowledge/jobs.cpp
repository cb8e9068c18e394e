#include "features/knowledge/jobs.hpp"

#include "core/calendar.hpp"
#include "features/knowledge/rules.hpp"
#include "features/notices/use_cases.hpp"
#include "jobs/units.hpp"
#include "storage/entity.hpp"

namespace zhuli::knowledge {

namespace {

constexpr int kUnitRecords = 100;

void tell(Tx& tx, const Ctx& ctx, std::string_view entity, Id id, Id owner, Date end,
          const std::string& title) {
    notices::give(tx, ctx,
                  {.user_id = owner,
                   .kind = "knowledge.expires",
                   .entity = entity,
                   .entity_id = id,
                   .due_at = ctx.calendar().zone().at(end, 0),
                   .words = {{"title", title}, {"day", end.to_string()}}});
}

Result<std::int64_t> remind_of_cards(Tx& tx, const Ctx& ctx) {
    const auto ids = cards_to_remind(tx, ctx.today, kUnitRecords);
    for (const Card& card : storage::find_each<Card>(tx, ids)) {
        tell(tx, ctx, "knowledge_card", card.id, card.owner_id, card.expires_on, headline(card));
        forget_card_reminder(tx, card.id);
    }
    return static_cast<std::int64_t>(ids.size());
}

Result<std::int64_t> remind_of_scripts(Tx& tx, const Ctx& ctx) {
    const auto ids = scripts_to_remind(tx, ctx.today, kUnitRecords);
    for (const Script& script : storage::find_each<Script>(tx, ids)) {
        tell(tx, ctx, "script", script.id, script.owner_id, script.valid_until, script.title.v);
        forget_script_reminder(tx, script.id);
    }
    return static_cast<std::int64_t>(ids.size());
}

}  // namespace

Result<> remind(const jobs::JobRun& run) {
    CHECK(jobs::in_units(run, &remind_of_cards));
    return jobs::in_units(run, &remind_of_scripts);
}

}  // namespace zhuli::knowledge
