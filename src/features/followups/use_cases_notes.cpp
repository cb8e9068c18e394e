#include "features/followups/use_cases_notes.hpp"

#include "core/text/excerpt.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "storage/entity.hpp"
#include "storage/note_index.hpp"

namespace zhuli::followups {

namespace {

std::vector<std::string_view> words_of(const Plan& plan) {
    const bool by_hand = plan.situation == Situation::by_hand;
    return {by_hand ? std::string_view(plan.goal.v) : std::string_view(), plan.reason.v,
            plan.snooze_reason.v, plan.cancel_reason.v};
}

}  // namespace

void keep_note(Tx& tx, const Plan& before, const Plan& after) {
    const auto words = words_of(after);
    if (words == words_of(before)) return;
    storage::index_note(tx, {"follow_up", after.id, after.customer_id,
                             customers::owner_for_notes(tx, after.customer_id), words});
}

std::vector<FoundNote> show_reasons(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    const auto plans = storage::find_each<Plan>(tx, ids);
    std::vector<Id> customers;
    for (const Plan& plan : plans) customers.push_back(plan.customer_id);
    const customers::NamesForNotes names(tx, ctx, customers);
    std::vector<FoundNote> notes;
    for (const Plan& plan : plans) {
        const auto* customer = names.of(plan.customer_id);
        if (customer == nullptr || !ctx.covers("followups.read", customer->owner_id)) continue;
        notes.push_back({plan.id, names.title(plan.customer_id), plan.owner_id, plan.created_at,
                         text::lines_of(words_of(plan)), names.page(plan.customer_id), Id{}});
    }
    return notes;
}

}  // namespace zhuli::followups
