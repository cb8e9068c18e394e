// What the board counts, group by group: open complaints as they stand now, and clocks that stopped
// in a time. Reads live complaints and the clocks of that time, never all there are.
#pragma once

#include "features/tickets/rules_board.hpp"
#include "storage/tx.hpp"

namespace zhuli::tickets {

/// Whose complaints count; null: everybody's. The inbox always does.
using Owners = const std::vector<Id>*;

std::vector<OpenGroup> open_groups(storage::Tx& tx, Owners owners, Instant now);
/// Whose running clock has ended by now, but for one person's; the longest first.
struct Late {
    Instant now;
    Id but;
    bool inbox = true;  // those nobody has too
};
std::vector<Id> late_tickets(storage::Tx& tx, Owners owners, const Late& asked, int limit);
/// Stopped in [from, to).
std::vector<TimeGroup> time_groups(storage::Tx& tx, Owners owners, GroupBy by, Instant from,
                                   Instant to);

std::span<const storage::Sql* const> board_statements();

}  // namespace zhuli::tickets
