// Statements of sub-requests beyond what storage/save writes: what rings, and what belongs to whom.
#pragma once

#include <map>
#include <optional>
#include <span>

#include "features/sub_requests/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::sub_requests {

using storage::Tx;

inline constexpr int kUnitRequests = 200;  // that one unit of the clocks' job touches

std::optional<Settings> stored_settings(Tx& tx);
/// Newest first.
std::vector<SubRequest> requests_of(Tx& tx, Id ticket);
/// The oldest first, kUnitRequests at most.
std::vector<SubRequest> open_of(Tx& tx, Id ticket);
/// Nobody else changes it until the unit ends.
std::optional<SubRequest> lock_request(Tx& tx, Id request);
/// What their clocks did, each in the order in which it was added.
std::map<Id, std::vector<RequestClockEvent>> clock_events_of(Tx& tx, std::span<const Id> requests);

/// What rang for one person, or one department, and was not told yet.
struct Untold {
    Id person_id;
    Role department = Role::warehouse;
    ClockAct act = ClockAct::warned;
    std::int64_t count = 0;
    Id first_request;
};
BOOST_DESCRIBE_STRUCT(Untold, (), (person_id, department, act, count, first_request))
std::vector<Untold> untold(Tx& tx);
std::vector<RequestRung> untold_of(Tx& tx, const Untold& group, std::int64_t limit);
void forget_untold(Tx& tx);

/// What waits for a department, the first due first.
std::vector<SubRequest> open_of_department(Tx& tx, Role department, int limit);

void keep_ring(Tx& tx, Id request, Instant ring_at);
std::vector<Id> requests_to_ring(Tx& tx, Instant now, int limit);
/// When the next one rings; nothing if none does.
std::optional<Instant> next_ring_at(Tx& tx);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::sub_requests
