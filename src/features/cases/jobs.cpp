#include "features/cases/jobs.hpp"

#include "core/calendar.hpp"
#include "features/cases/use_cases_record.hpp"
#include "features/notices/use_cases.hpp"
#include "jobs/units.hpp"

namespace zhuli::cases {

namespace {

constexpr int kUnitCases = 100;

Result<std::int64_t> remind_some(Tx& tx, const Ctx& ctx) {
    const auto ids = cases_to_remind(tx, ctx.today, kUnitCases);
    for (const Case& one : storage::find_each<Case>(tx, ids)) {
        notices::give(tx, ctx,
                      {.user_id = one.owner_id,
                       .kind = "case.review",
                       .entity = "ticket_case",
                       .entity_id = one.id,
                       .due_at = ctx.calendar().zone().at(one.review_on, 0),
                       .words = {{"title", one.title.v}, {"day", one.review_on.to_string()}}});
        forget_reminder(tx, one.id);
    }
    return static_cast<std::int64_t>(ids.size());
}

}  // namespace

void offer(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    for (const auto& event : events) {
        if (event.kind != "ticket.classified") continue;
        const auto ticket = storage::find<tickets::Ticket>(tx, event.entity_id);
        if (!ticket) continue;
        for (const Hint& hint : hints_for(tx, ctx, question_of(*ticket), event.at))
            keep_offer(tx, ticket->id, hint.id, event.at);
    }
}

Result<> remind(const jobs::JobRun& run) { return jobs::in_units(run, &remind_some); }

}  // namespace zhuli::cases
