// The complaints that wait for one person: their own and, for whoever may take one, those of the
// inbox. Bounded, for the page one begins the day with.
#pragma once

#include "core/ctx.hpp"
#include "features/tickets/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::tickets {

inline constexpr int kWaitingLooked = 200;  // of each: one's own and the inbox

struct WaitingTickets {
    std::int64_t count = 0;  // at most as many as are looked at
    std::vector<TicketView> items;
};
BOOST_DESCRIBE_STRUCT(WaitingTickets, (), (count, items))

/// What runs out first on top; what waits for its customer last. Empty for whoever has no part.
WaitingTickets list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown);
/// One's own whose running clock ends before this, what ends first on top; late ones too.
std::vector<TicketView> list_own_due(storage::Tx& tx, const Ctx& ctx, Instant before, int limit);
/// Of those whose complaints one watches, without what list_waiting shows: their running clock has
/// ended, the longest first.
WaitingTickets list_late(storage::Tx& tx, const Ctx& ctx, std::size_t shown);
std::int64_t count_waiting(storage::Tx& tx, const Ctx& ctx);

}  // namespace zhuli::tickets
