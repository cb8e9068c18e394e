#include "features/tickets/use_cases_waiting.hpp"

#include <algorithm>
#include <tuple>

#include "features/tickets/store.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "storage/entity.hpp"

namespace zhuli::tickets {

namespace {

std::vector<Id> waiting_ids(storage::Tx& tx, const Ctx& ctx) {
    if (!ctx.allowed("tickets.edit")) return {};
    auto ids = live_of_owner(tx, ctx.user, kWaitingLooked);
    if (ctx.scope("tickets.assign") == Scope::org) {
        const auto inbox = live_of_owner(tx, {}, kWaitingLooked);
        ids.insert(ids.end(), inbox.begin(), inbox.end());
    }
    return ids;
}

}  // namespace

std::int64_t count_waiting(storage::Tx& tx, const Ctx& ctx) {
    return static_cast<std::int64_t>(waiting_ids(tx, ctx).size());
}

WaitingTickets list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown) {
    auto tickets = storage::find_each<Ticket>(tx, waiting_ids(tx, ctx));
    const auto pressing = [](const Ticket& ticket) {
        return std::tuple(ticket.due_at.v == 0, ticket.due_at.v, ticket.id.v);
    };
    std::ranges::sort(tickets, std::less{}, pressing);
    WaitingTickets waiting{static_cast<std::int64_t>(tickets.size()), {}};
    if (tickets.size() > shown) tickets.resize(shown);
    waiting.items = views_of(tx, ctx, std::move(tickets));
    return waiting;
}

}  // namespace zhuli::tickets
