// From a URL to a driver.
#include "storage/database.hpp"
#include "storage/sqlite/sqlite_database.hpp"

namespace zhuli::storage {

std::unique_ptr<Database> open_database(const std::string& url, const OpenOptions& options) {
    constexpr std::string_view kSqlite = "sqlite:";
    if (url.starts_with(kSqlite))
        return std::make_unique<sqlite::SqliteDatabase>(url.substr(kSqlite.size()), options);
    throw StorageError("not a database URL: " + url);
}

}  // namespace zhuli::storage
