// Schema migrations: numbered scripts per capability, run once, in order, recorded with a
// checksum. A script is common SQL with the markers `-- distributed` / `-- reference` per table
// and, where needed, blocks `-- sqlite:` / `-- postgres:` … `-- end`. The driver adds the
// collation in DDL. On SQLite an id that is the key with org_id is the row id itself; a narrow
// table with another key is marked `-- distributed, by key` and has its rows in that key.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "storage/database.hpp"

namespace zhuli::storage {

struct Migration {
    std::string_view capability;  // "customers"
    int number;                   // 1, 2, …
    std::string_view script;
};

/// storage's own tables: org, login, node, audit, event, consumer, job, idempotency, doc_number,
/// search.
std::span<const Migration> core_migrations();

struct MigrationReport {
    std::vector<std::string> applied;  // "customers/1"
};
MigrationReport migrate(Database& db, std::span<const Migration> migrations);
/// Whether every migration is applied and none is unknown (a newer binary wrote this database).
bool schema_is_current(Database& db, std::span<const Migration> migrations);

}  // namespace zhuli::storage
