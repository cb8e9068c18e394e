// Looks for customers that may be one: reads all of an organisation page by page into the matcher's
// table (about 200 bytes each), learns what agreements are worth there, judges candidates and keeps
// the likeliest. Reads and computes only; jobs.cpp writes.
#pragma once

#include <functional>
#include <vector>

#include "core/match/judge.hpp"
#include "features/duplicates/model.hpp"
#include "storage/database.hpp"

namespace zhuli::duplicates {

/// A pair the matcher would show, with everything a record of it needs but its id.
struct Suspicion {
    Id first_id, second_id;
    std::int64_t score = 0;
    PairLevel level = PairLevel::possible;
    std::vector<PairReason> reasons;
};

struct Findings {
    std::int64_t customers_count = 0;
    std::vector<Suspicion> pairs;  // the likeliest first
    bool complete = true;          // no pair was left out, nor any customer
};

using OnRead = std::function<void(std::int64_t customers)>;

/// Pairs of which at least one changed since; all of them if `since` is 0.
Findings look_for_duplicates(storage::Database& db, Id org, Instant since, const OnRead& on_read);

}  // namespace zhuli::duplicates
