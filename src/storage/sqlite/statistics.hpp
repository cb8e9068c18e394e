// What SQLite's planner is told instead of measuring it: an organisation's id singles out nothing,
// each further column of an index does by a power of ten, a whole unique key gives one row. So
// plans depend on the schema alone, never on what a database held when it was last analysed.
#pragma once

#include <string_view>

namespace zhuli::storage::sqlite {

/// Sets the statistics of every index that leads with org_id; after each migration.
std::string_view statistics_script();

}  // namespace zhuli::storage::sqlite
