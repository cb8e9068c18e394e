#include "features/sub_requests/use_cases_joins.hpp"

#include "features/tickets/use_cases.hpp"

namespace zhuli::sub_requests {

namespace {

/// The other complaint counts it since they were joined; here it is told there what is open.
Result<> go_along(Tx& tx, const Ctx& ctx, Id request) {
    auto held = hold(tx, request);
    INVARIANT(held.has_value());
    if (held->before.state != RequestState::open) return Done{};
    SubRequest& after = held->after;
    after.ticket_id = goes_on_in(tx, held->before.ticket_id);
    if (after.ticket_id == held->before.ticket_id) return Done{};
    CHECK(tickets::count_requests(tx, ctx, after.ticket_id, 0, note_of(after, after.words.v)));
    return save_request(tx, ctx, *held, "sub_request.moved", after.title.v);
}

}  // namespace

void follow_joins(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    for (const auto& event : events) {
        if (event.kind != "ticket.joined") continue;
        Ctx by = ctx;  // whoever joined them
        by.user = event.actor_id;
        for (const SubRequest& one : open_of(tx, event.entity_id)) {
            const auto done = go_along(tx, by, one.id);
            INVARIANT(done.ok(), done.ok() ? "" : done.problem().code);
        }
    }
}

}  // namespace zhuli::sub_requests
