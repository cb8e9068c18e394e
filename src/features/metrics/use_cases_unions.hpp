// Keeps customers' sums right when two customers become one and when they are taken apart again.
// What was summed up before is moved; what goes back is summed up anew from the events of whoever
// goes back, up to that moment. Sums over both together never change by either.
#pragma once

#include <map>

#include "core/zones.hpp"
#include "features/metrics/store_customers.hpp"

namespace zhuli::metrics {

using CustomerCells = std::map<std::pair<Id, Date>, CustomerCell>;

void add_to(CustomerCells& cells, const CustomerCell& cell);
/// Adds them to what is stored, and forgets them.
void write_cells(Tx& tx, CustomerCells& cells);

void move_sums(Tx& tx, Id from, Id to);

/// The point of the stream that is being handled.
struct Moment {
    const TimeZone& zone;
    std::int64_t seq;
};
void part_sums(Tx& tx, const Moment& moment, Id winner, Id loser);

}  // namespace zhuli::metrics
