// The demo company: made by a seeded generator through the real use cases, only into a database
// that has no organisation. Names and numbers are invented.
#pragma once

#include "core/result.hpp"
#include "storage/database.hpp"

namespace zhuli::cli {

inline constexpr std::string_view kDemoPassword = "zhuli-demo-2026";

/// Teams, twelve people in all roles, 2,000 customers, 300 products. Does nothing if
/// an organisation exists; true if the company was made.
Result<bool> make_demo(storage::Database& db, Instant now);

}  // namespace zhuli::cli
