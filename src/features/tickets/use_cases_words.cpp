#include "features/tickets/use_cases_words.hpp"

#include "core/text/excerpt.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "features/tickets/rules.hpp"
#include "features/tickets/store.hpp"
#include "storage/entity.hpp"

namespace zhuli::tickets {

std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    const auto tickets = storage::find_each<Ticket>(tx, ids);
    std::vector<Id> customers;
    for (const Ticket& one : tickets) customers.push_back(one.customer_id);
    const customers::NamesForNotes names(tx, ctx, customers);
    std::vector<FoundNote> notes;
    for (const Ticket& one : tickets) {
        const auto* customer = names.of(one.customer_id);
        const bool seen = reaches(ctx, "tickets.read", one) ||
                          (customer != nullptr && ctx.covers("tickets.read", customer->owner_id));
        if (!seen) continue;
        const auto records = records_of(tx, one.id);
        std::vector<std::string_view> words{one.words.v};
        for (const TicketRecord& record : records) words.push_back(record.words.v);
        notes.push_back({one.id, one.number.v + " · " + names.title(one.customer_id),
                         one.entered_by, one.opened_at, text::lines_of(words),
                         names.page(one.customer_id), Id{}});
    }
    return notes;
}

}  // namespace zhuli::tickets
