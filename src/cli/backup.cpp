// backup and restore. A backup is a copy of the database file (SQLite) or a dump (PostgreSQL);
// either is restored into either engine, and the doctor has the last word.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/commands.hpp"
#include "storage/dump.hpp"

namespace zhuli::cli {

namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr std::string_view kSqliteHead = "SQLite format 3";

enum class BackupKind : unsigned char { none, copy, dump };

BackupKind kind_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(kSqliteHead.size(), '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (in && head == kSqliteHead) return BackupKind::copy;
    if (in && head.starts_with(storage::kDumpHead)) return BackupKind::dump;
    return BackupKind::none;
}

bool is_sqlite(const std::string& url) { return std::string_view(url).starts_with(kSqlite); }

int refuse_words(const char* what, const std::string& about) {
    std::fprintf(stderr, "%s%s; nothing was changed\n", about.c_str(), what);
    return kBadInput;
}

void load(const std::string& file, const std::string& url, Features features) {
    std::ifstream in(file, std::ios::binary);
    auto db = storage::open_database(url, {.create = true});
    storage::load_dump(in, *db, all_migrations(features));
}

/// A copy of an SQLite file for PostgreSQL travels as a dump.
void load_copy(const std::string& file, const std::string& url, Features features) {
    const std::string between = file + ".dump";
    storage::dump_to_file(*storage::open_database(std::string(kSqlite) + file), between);
    try {
        load(between, url, features);
    } catch (...) {
        std::filesystem::remove(between);
        throw;
    }
    std::filesystem::remove(between);
}

}  // namespace

int backup(const FileOptions& options, Features features) {
    auto db = open_current(options.target.db, features);
    if (!db) return kBadInput;
    if (std::filesystem::exists(options.file)) return refuse_words(" exists already", options.file);
    db->backup_to(options.file);
    std::printf("Backed up to %s\n", options.file.c_str());
    return kDone;
}

int restore(const FileOptions& options, Features features) {
    const auto kind = kind_of(options.file);
    const std::string& url = options.target.db;
    if (kind == BackupKind::none) return refuse_words(" is no backup of zhuli", options.file);
    if (is_sqlite(url) && std::filesystem::exists(url.substr(kSqlite.size())))
        return refuse_words(" exists already", url.substr(kSqlite.size()));
    if (kind == BackupKind::dump)
        load(options.file, url, features);
    else if (is_sqlite(url))
        std::filesystem::copy_file(options.file, url.substr(kSqlite.size()));
    else
        load_copy(options.file, url, features);
    storage::migrate(*storage::open_database(url), all_migrations(features));
    return doctor({options.target, false}, features);
}

}  // namespace zhuli::cli
