// Storage's own SQL constants, for the test that executes every statement on both engines.
#pragma once

#include <span>
#include <vector>

#include "storage/sql.hpp"

namespace zhuli::storage {

std::span<const Sql* const> migration_statements();
std::span<const Sql* const> node_statements();
std::span<const Sql* const> audit_statements();
std::span<const Sql* const> before_statements();
std::span<const Sql* const> event_append_statements();
std::span<const Sql* const> event_statements();
std::span<const Sql* const> number_statements();
std::span<const Sql* const> idempotency_statements();
std::span<const Sql* const> search_statements();
std::span<const Sql* const> note_statements();
std::span<const Sql* const> job_statements();
std::span<const Sql* const> replay_statements();
std::span<const Sql* const> check_statements();
std::span<const Sql* const> dump_statements();

/// All of the above.
std::vector<const Sql*> statements();

}  // namespace zhuli::storage
