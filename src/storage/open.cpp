// From a URL to a driver.
#include "storage/database.hpp"
#include "storage/postgres/postgres_database.hpp"
#include "storage/sqlite/sqlite_database.hpp"

namespace zhuli::storage {

std::unique_ptr<Database> open_database(const std::string& url, const OpenOptions& options) {
    constexpr std::string_view kSqlite = "sqlite:";
    if (url.starts_with(kSqlite))
        return std::make_unique<sqlite::SqliteDatabase>(url.substr(kSqlite.size()), options);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return std::make_unique<postgres::PostgresDatabase>(url, options);
    throw StorageError("not a database URL");
}

}  // namespace zhuli::storage
