#include "storage/unit_tx.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kTakeNumbers{
    "event.take_numbers",
    "INSERT INTO event_counter (org_id, last) VALUES ($1, $2)"
    " ON CONFLICT (org_id) DO UPDATE SET last = event_counter.last + excluded.last RETURNING last"};

// Alone in the database, reading and then setting costs SQLite a third of an upsert that returns.
constexpr Sql kLastNumber{"event.last_number", "SELECT last FROM event_counter WHERE org_id = $1"};
constexpr Sql kSetNumber{"event.set_number",
                         "UPDATE event_counter SET last = $2 WHERE org_id = $1"};

constexpr Sql kAppend{
    "event.append",
    "INSERT INTO event (org_id, seq, kind, entity, entity_id, customer_id, at, actor_id, path,"
    " body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};

constexpr const Sql* kStatements[] = {&kTakeNumbers, &kLastNumber, &kSetNumber, &kAppend};

}  // namespace

std::span<const Sql* const> event_append_statements() { return kStatements; }

void UnitTx::run_late() {
    for (const Late& late : late_) run_bound(late.text, late.cells, {});
    late_.clear();
}

std::int64_t UnitTx::take_event_numbers(std::int64_t count) {
    if (dialect() == Dialect::sqlite)
        if (const auto last = scalar<std::int64_t>(kLastNumber)) {
            push(kSetNumber, *last + count);
            return *last + count;
        }
    const auto last = scalar<std::int64_t>(kTakeNumbers, count);
    INVARIANT(last.has_value(), "the event counter gave no number");
    return *last;
}

std::int64_t UnitTx::flush_events(const Unit& unit) {
    auto count = static_cast<std::int64_t>(events_.size());
    for (const EventSet& set : event_sets_) count += set.count;
    if (count == 0) return 0;
    const auto last = take_event_numbers(count);
    std::int64_t seq = last - count;
    for (const Event& event : events_)
        push(kAppend, ++seq, event.kind, event.entity, event.entity_id, event.customer_id, unit.now,
             unit.actor, unit.path, event.body.empty() ? "{}" : std::string_view(event.body));
    for (EventSet& set : event_sets_) {
        set.cells.push_back(Cell::of(seq));
        const auto written = run_text(set.text, set.cells, {});
        INVARIANT(written == set.count, "a set of events is not as many as were counted");
        seq += set.count;
    }
    events_.clear();
    event_sets_.clear();
    return last;
}

}  // namespace zhuli::storage
