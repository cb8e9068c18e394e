#include "features/tickets/use_cases_waiting.hpp"

#include <algorithm>
#include <tuple>

#include "features/tickets/store.hpp"
#include "features/tickets/store_board.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "storage/entity.hpp"

namespace zhuli::tickets {

namespace {

/// Whether the complaints nobody has are among those that wait for them.
bool has_inbox(const Ctx& ctx) {
    return ctx.allowed("tickets.edit") && ctx.scope("tickets.assign") == Scope::org;
}

std::vector<Id> waiting_ids(storage::Tx& tx, const Ctx& ctx) {
    if (!ctx.allowed("tickets.edit")) return {};
    auto ids = live_of_owner(tx, ctx.user, kWaitingLooked);
    if (has_inbox(ctx)) {
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

WaitingTickets list_late(storage::Tx& tx, const Ctx& ctx, std::size_t shown) {
    if (!ctx.allowed("tickets.board")) return {};
    std::vector<Id> own;
    auto ids = late_tickets(tx, ctx.owners_in_scope("tickets.board", own),
                            {ctx.now, ctx.user, !has_inbox(ctx)}, kWaitingLooked);
    WaitingTickets late{static_cast<std::int64_t>(ids.size()), {}};
    if (ids.size() > shown) ids.resize(shown);
    late.items = views_of(tx, ctx, storage::find_each<Ticket>(tx, ids));
    std::ranges::sort(late.items, std::less{},
                      [](const TicketView& ticket) { return std::pair(ticket.due_at, ticket.id); });
    return late;
}

std::vector<TicketView> list_own_due(storage::Tx& tx, const Ctx& ctx, Instant before, int limit) {
    auto tickets = storage::find_each<Ticket>(tx, live_of_owner(tx, ctx.user, kWaitingLooked));
    std::erase_if(tickets, [&](const Ticket& ticket) {
        return ticket.due_at.v == 0 || ticket.due_at >= before;
    });
    std::ranges::sort(tickets, std::less{},
                      [](const Ticket& ticket) { return std::pair(ticket.due_at, ticket.id); });
    if (tickets.size() > static_cast<std::size_t>(limit))
        tickets.resize(static_cast<std::size_t>(limit));
    return views_of(tx, ctx, std::move(tickets));
}

}  // namespace zhuli::tickets
