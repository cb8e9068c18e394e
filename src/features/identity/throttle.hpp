// Guessing passwords is slowed down per e-mail address: after kFailuresBeforePause failures the
// address rests for kPauseMs. Counts in a reference table, before anybody is known.
#pragma once

#include "core/result.hpp"
#include "core/value/instant.hpp"
#include "storage/database.hpp"

namespace zhuli::identity {

/// 429 problem.too_many with the seconds left while the address rests.
Result<> check_throttle(storage::Database& db, std::string_view email, Instant now);
Result<> remember_failure(storage::Database& db, std::string_view email, Instant now);

}  // namespace zhuli::identity
