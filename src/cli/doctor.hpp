// The doctor: proves every invariant the product knows, on a live database, in one snapshot per
// organisation. The checks are data: storage's own, those every kind of record is held to, the
// replay of every kind's audit, and what each capability adds. Repairs nothing.
#pragma once

#include <string>
#include <vector>

#include "cli/run.hpp"
#include "features/identity/model.hpp"
#include "storage/database.hpp"

namespace zhuli::cli {

struct Finding {
    std::string check;              // "stock: on hand = sum of moves"
    std::string note;               // "10000 of 1000000 looked at", may be empty
    std::vector<std::string> rows;  // what breaks it, a few; empty: it holds
};

/// Every check on the organisation of `tx`. `complete` replays the audit of every record, however
/// many there are.
std::vector<Finding> examine(storage::Tx& tx, Features features, bool complete);

}  // namespace zhuli::cli
