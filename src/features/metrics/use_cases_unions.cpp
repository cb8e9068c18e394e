#include "features/metrics/use_cases_unions.hpp"

#include <set>

#include "features/metrics/rules.hpp"
#include "storage/events.hpp"

namespace zhuli::metrics {

namespace {

constexpr int kEventsPage = 500;

/// What the events of `customer` before the moment add up to, for `sum_of`, with those of everybody
/// who was part of it then.
void sum_up(Tx& tx, const Moment& moment, Id customer, Id sum_of, CustomerCells& cells) {
    std::set<Id> mentioned;
    std::vector<Id> parts;
    for (std::int64_t before = moment.seq;;) {
        const auto events = storage::timeline(tx, customer, before, kEventsPage);
        for (const auto& event : events) {
            before = event.seq;
            if (const auto said = union_in(event.kind, event.body)) {
                const bool last_word = mentioned.insert(said->other_id).second;
                if (last_word && said->joined) parts.push_back(said->other_id);
                continue;
            }
            const Date day = business_date(moment.zone, event.at);
            if (const auto cell = customer_cell_of(event.kind, event.body, sum_of, day))
                add_to(cells, *cell);
        }
        if (events.size() < kEventsPage) break;
    }
    for (const Id part : parts) sum_up(tx, moment, part, sum_of, cells);
}

CustomerCell given(CustomerCell cell, Id to, int sign) {
    return {to, cell.day, sign * cell.orders_count, sign * cell.revenue_minor,
            sign * cell.due_minor};
}

}  // namespace

void add_to(CustomerCells& cells, const CustomerCell& cell) {
    auto& sum =
        cells.try_emplace({cell.customer_id, cell.day}, CustomerCell{cell.customer_id, cell.day})
            .first->second;
    sum.orders_count += cell.orders_count;
    sum.revenue_minor += cell.revenue_minor;
    sum.due_minor += cell.due_minor;
}

void write_cells(Tx& tx, CustomerCells& cells) {
    for (const auto& [key, cell] : cells) add_customer_cell(tx, cell);
    cells.clear();
}

void move_sums(Tx& tx, Id from, Id to) { move_customer_sums(tx, from, to); }

void part_sums(Tx& tx, const Moment& moment, Id winner, Id loser) {
    CustomerCells own, cells;
    sum_up(tx, moment, loser, loser, own);
    for (const CustomerCell& known : cells_of(tx, loser)) add_to(cells, given(known, winner, 1));
    delete_customer_sums(tx, loser);
    for (const auto& [key, cell] : own) {
        add_to(cells, cell);
        add_to(cells, given(cell, winner, -1));
    }
    write_cells(tx, cells);
    delete_empty_days(tx, winner);
}

}  // namespace zhuli::metrics
