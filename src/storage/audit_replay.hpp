// Proves that the audit tells the truth: the entries of a record, applied in order, give what the
// record is now, its parts included. Reads pages of records and of their entries side by side.
// Above kReplayBound records of a kind it looks at samples spread over all of them, unless told to
// be complete, and says so.
#pragma once

#include <string>
#include <vector>

#include "storage/records.hpp"

namespace zhuli::storage {

inline constexpr std::int64_t kReplayBound = 20'000;

struct Replay {
    std::int64_t record_count = 0;
    std::int64_t looked_at = 0;
    std::vector<std::string> problems;  // "12345: owner_id is 7, the audit says 8", a few at most
};

Replay replay_audit(Tx& tx, const Recorded& kind, bool complete);

}  // namespace zhuli::storage
