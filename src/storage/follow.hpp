// Bringing a consumer up to date, in units whose size follows how long they take: what most events
// do not concern is passed over in large steps, what is much work in small ones.
#pragma once

#include "storage/events.hpp"

namespace zhuli::storage {

inline constexpr std::int64_t kFirstEvents = 100;
inline constexpr std::int64_t kMostEventsAtOnce = 5'000;

/// Runs the consumer until nothing is left or `stop` says so; false: another server holds it.
/// What takes longer than a unit may is tried in smaller ones. Throws what the handler throws, with
/// the position unmoved.
bool follow(Database& db, const std::function<Ctx()>& make_ctx, std::string_view name,
            EventHandler handler, const std::function<bool()>& stop);

}  // namespace zhuli::storage
