// Reading the event stream: a customer's timeline, and the consumers that follow it. A consumer's
// handler and its position change in one unit, so each event takes effect once, in order. One
// server at a time runs a consumer for an organisation: it holds a lease, which another takes over
// once it has ended.
#pragma once

#include <functional>
#include <vector>

#include "core/ctx.hpp"
#include "storage/database.hpp"

namespace zhuli::storage {

inline constexpr int kConsumerBatch = 500;
inline constexpr std::int64_t kConsumerLeaseMs = 30'000;
inline constexpr std::int64_t kHeldElsewhere = -1;

std::vector<StoredEvent> read_events(Tx& tx, std::int64_t after_seq, int limit);
/// Newest first, before `before_seq` (0: from the newest).
std::vector<StoredEvent> timeline(Tx& tx, Id customer, std::int64_t before_seq, int limit);
/// Number of the first event about a record on the customer's timeline; 0: there is none among its
/// latest kTimelineReach.
std::int64_t first_event_about(Tx& tx, Id customer, Id record);
inline constexpr int kTimelineReach = 20'000;

/// Whether people did anything about a customer beside `entity`: talked, planned, offered.
bool is_acted_on(Tx& tx, Id customer, std::string_view entity);

/// An event without its content.
struct Change {
    std::int64_t seq = 0;
    std::string kind;
    std::string entity;
    Id entity_id;
    Id customer_id;
};
BOOST_DESCRIBE_STRUCT(Change, (), (seq, kind, entity, entity_id, customer_id))

/// Number of the organisation's last event, 0 before the first.
std::int64_t last_event(Tx& tx);
std::vector<Change> read_changes(Tx& tx, std::int64_t after_seq, int limit);
/// The kinds of records with events after `after_seq`, each with the number of its last one.
std::vector<Change> changed_entities(Tx& tx, std::int64_t after_seq);

/// How far the slowest organisation is behind, per consumer.
struct ConsumerLag {
    std::string name;
    std::int64_t events = 0;
};
BOOST_DESCRIBE_STRUCT(ConsumerLag, (), (name, events))
/// Over all organisations: for operators, never for a caller.
std::vector<ConsumerLag> consumer_lags(Tx& tx);

using EventHandler = void (*)(Tx&, const Ctx&, std::span<const StoredEvent>);

/// Handles one batch for one consumer; returns how many events it took, or kHeldElsewhere. Throws
/// what the handler throws, with the position unmoved.
std::int64_t run_consumer(Database& db, const Ctx& ctx, std::string_view name,
                          EventHandler handler);

}  // namespace zhuli::storage
