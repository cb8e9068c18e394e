// What SQLite's planner is told instead of measuring it: an organisation's id singles out nothing,
// another id, a number, a name or a time does by a factor of 10,000, a state or a flag by 10, and a
// whole unique key gives one row. So plans depend on the schema alone, never on what a database
// held when it was last analysed.
#pragma once

#include <string_view>

namespace zhuli::storage::sqlite {

/// Sets the statistics of every index that leads with org_id; after each migration.
std::string_view statistics_script();

}  // namespace zhuli::storage::sqlite
