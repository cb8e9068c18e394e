// What every kind of record must be true to, as SQL composed from its field table: it is audited
// version by version, what it refers to is there, its parts belong to something, and the search
// index has it. Set-wise: one statement looks at all records of a kind.
#pragma once

#include <string>
#include <vector>

#include "storage/records.hpp"

namespace zhuli::storage {

/// A check made for one table; its text is the same on both engines and yields one row per record
/// that breaks it.
struct MadeCheck {
    std::string name;  // "customer: owner_id is there"
    std::string text;  // org_id = $1, no other argument
};

/// `all` is every kind of record of the product, so that references find their tables.
std::vector<MadeCheck> checks_of(const Recorded& kind, std::span<const Recorded> all);

}  // namespace zhuli::storage
