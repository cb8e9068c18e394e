// A database of its own for one test, gone afterwards. SQLite in a temporary folder; with
// ZHULI_TEST_PG set and a PostgreSQL driver in the build, the same tests run there too.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "storage/database.hpp"
#include "storage/ids.hpp"

namespace zhuli::support {

class TestDb {
public:
    TestDb()
        : folder_(std::filesystem::temp_directory_path() /
                  ("zhuli_test_" + std::to_string(storage::next_id().v))) {
        std::filesystem::create_directories(folder_);
        open();
    }
    ~TestDb() {
        db_.reset();
        std::filesystem::remove_all(folder_);
    }
    TestDb(const TestDb&) = delete;
    TestDb& operator=(const TestDb&) = delete;

    storage::Database& operator*() { return *db_; }
    storage::Database* operator->() { return db_.get(); }
    std::string file() const { return (folder_ / "a.db").string(); }
    std::string folder() const { return folder_.string(); }
    void reopen() {
        db_.reset();
        open();
    }

private:
    void open() { db_ = storage::open_database("sqlite:" + file(), {.create = true}); }

    std::filesystem::path folder_;
    std::unique_ptr<storage::Database> db_;
};

}  // namespace zhuli::support
