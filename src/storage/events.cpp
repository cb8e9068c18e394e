#include "storage/events.hpp"

#include <limits>

#include "storage/follow.hpp"
#include "storage/statements.hpp"
#include "storage/unit_size.hpp"

namespace zhuli::storage {

namespace {

#define EVENT_COLUMNS \
    "SELECT seq, kind, entity, entity_id, customer_id, at, actor_id, path, body FROM event"

constexpr Sql kAfter{"event.after",
                     EVENT_COLUMNS " WHERE org_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"};
constexpr Sql kTimeline{"event.timeline", EVENT_COLUMNS
                        " WHERE org_id = $1 AND customer_id = $2 AND"
                        " customer_id <> 0 AND seq < $3 ORDER BY seq DESC LIMIT $4"};
#undef EVENT_COLUMNS
constexpr Sql kActedOn{"event.acted_on",
                       "SELECT seq FROM event WHERE org_id = $1 AND customer_id = $2"
                       " AND customer_id <> 0 AND entity <> $3 AND path IN ('screen', 'api_token')"
                       " LIMIT 1"};

constexpr Sql kFirstAbout{
    "event.first_about",
    "SELECT MIN(seq) FROM (SELECT seq, entity_id FROM event WHERE org_id = $1 AND customer_id = $2"
    " AND customer_id <> 0 ORDER BY seq DESC LIMIT $4) latest WHERE entity_id = $3"};

constexpr Sql kLast{"event.last", "SELECT last FROM event_counter WHERE org_id = $1"};
constexpr Sql kChanges{"event.changes",
                       "SELECT seq, kind, entity, entity_id, customer_id FROM event"
                       " WHERE org_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"};
constexpr Sql kEntities{"event.entities",
                        "SELECT MAX(seq) AS seq, entity FROM event"
                        " WHERE org_id = $1 AND seq > $2 GROUP BY entity ORDER BY 1"};

constexpr Sql kLags{"consumer.lags",
                    "SELECT c.name AS name, MAX(e.last - c.position) AS events FROM consumer c"
                    " JOIN event_counter e ON e.org_id = c.org_id GROUP BY c.name ORDER BY c.name",
                    {},
                    Reach::reference};

// Claims or keeps the lease, and holds the row until the unit ends; no row: another server has it.
constexpr Sql kClaim{
    "consumer.claim",
    "INSERT INTO consumer (org_id, name, position, lease_owner, lease_until)"
    " VALUES ($1, $2, 0, $3, $4) ON CONFLICT (org_id, name) DO UPDATE"
    " SET lease_owner = excluded.lease_owner, lease_until = excluded.lease_until"
    " WHERE consumer.lease_owner = excluded.lease_owner OR consumer.lease_until < $5"
    " RETURNING position"};
constexpr Sql kAdvance{"consumer.advance",
                       "UPDATE consumer SET position = $3 WHERE org_id = $1 AND name = $2"};

constexpr const Sql* kStatements[] = {&kAfter,   &kTimeline, &kActedOn, &kFirstAbout, &kLast,
                                      &kChanges, &kEntities, &kLags,    &kClaim,      &kAdvance};

}  // namespace

std::span<const Sql* const> event_statements() { return kStatements; }

std::vector<StoredEvent> read_events(Tx& tx, std::int64_t after_seq, int limit) {
    return tx.all<StoredEvent>(kAfter, after_seq, limit);
}

std::vector<StoredEvent> timeline(Tx& tx, Id customer, std::int64_t before_seq, int limit) {
    const auto before = before_seq > 0 ? before_seq : std::numeric_limits<std::int64_t>::max();
    return tx.all<StoredEvent>(kTimeline, customer, before, limit);
}

bool is_acted_on(Tx& tx, Id customer, std::string_view entity) {
    return tx.scalar<std::int64_t>(kActedOn, customer, entity).has_value();
}

std::int64_t first_event_about(Tx& tx, Id customer, Id record) {
    return tx.scalar<std::int64_t>(kFirstAbout, customer, record, kTimelineReach).value_or(0);
}

std::int64_t last_event(Tx& tx) { return tx.scalar<std::int64_t>(kLast).value_or(0); }

std::vector<Change> read_changes(Tx& tx, std::int64_t after_seq, int limit) {
    return tx.all<Change>(kChanges, after_seq, limit);
}

std::vector<Change> changed_entities(Tx& tx, std::int64_t after_seq) {
    return tx.all<Change>(kEntities, after_seq);
}

std::vector<ConsumerLag> consumer_lags(Tx& tx) { return tx.all<ConsumerLag>(kLags); }

namespace {

/// As many events as `size` says; `asked` tells how many that were.
std::int64_t run_unit(Database& db, const Ctx& ctx, std::string_view name, EventHandler handler,
                      UnitSize& size, std::int64_t& asked) {
    std::int64_t handled = 0;
    auto done = write_now(db, ctx, [&](Tx& tx) -> Result<> {
        handled = kHeldElsewhere;
        const auto position = tx.scalar<std::int64_t>(kClaim, name, db.owner(),
                                                      ctx.now.plus_ms(kConsumerLeaseMs), ctx.now);
        if (!position) return Done{};
        return size.measure([&](std::int64_t most) -> Result<> {
            asked = most;
            const auto events = read_events(tx, *position, static_cast<int>(most));
            handled = static_cast<std::int64_t>(events.size());
            if (events.empty()) return Done{};
            handler(tx, ctx, events);
            tx.push(kAdvance, name, events.back().seq);
            return Done{};
        });
    });
    INVARIANT(done.ok());
    return handled;
}

}  // namespace

std::int64_t run_consumer(Database& db, const Ctx& ctx, std::string_view name,
                          EventHandler handler) {
    UnitSize size(kConsumerBatch, kConsumerBatch);
    std::int64_t asked = 0;
    return run_unit(db, ctx, name, handler, size, asked);
}

bool follow(Database& db, const std::function<Ctx()>& make_ctx, std::string_view name,
            EventHandler handler, const std::function<bool()>& stop) {
    UnitSize size(kFirstEvents, kMostEventsAtOnce);
    for (;;) {
        std::int64_t asked = 0;
        try {
            const auto handled = run_unit(db, make_ctx(), name, handler, size, asked);
            if (handled == kHeldElsewhere) return false;
            if (handled < asked || stop()) return true;
        } catch (const UnitTooLong&) {
            if (asked <= 1) throw;  // else the size has learned, and a smaller unit is tried
        }
    }
}

}  // namespace zhuli::storage
