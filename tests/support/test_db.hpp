// A database of its own for one test, gone afterwards: an SQLite file in a temporary folder or,
// where ZHULI_TEST_PG names a cluster, a PostgreSQL database of a new name in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "storage/database.hpp"
#include "storage/node_lease.hpp"

namespace zhuli::support {

enum class Engine { sqlite, postgres };

inline std::string postgres_url() {
    const char* url = std::getenv("ZHULI_TEST_PG");
    return url ? url : "";
}

/// The engines tests can run on here; says so where PostgreSQL is left out.
inline std::vector<Engine> engines() {
    if (!postgres_url().empty()) return {Engine::sqlite, Engine::postgres};
    static const bool told = [] {
        std::cout << "not run: store tests on PostgreSQL (ZHULI_TEST_PG is not set)\n";
        return true;
    }();
    return {told ? Engine::sqlite : Engine::postgres};
}

inline std::string name_of(Engine engine) {
    return engine == Engine::sqlite ? "sqlite" : "postgres";
}

class TestDb {
 public:
    explicit TestDb(Engine engine = Engine::sqlite, storage::OpenOptions options = {})
        : engine_(engine),
          options_(options),
          name_("zhuli_test_" + storage::new_owner()),
          folder_(std::filesystem::temp_directory_path() / name_) {
        options_.create = true;
        std::filesystem::create_directories(folder_);
        if (engine_ == Engine::postgres) in_cluster("CREATE DATABASE " + name_);
        open();
    }
    /// Begins as `other` is, which must be closed.
    explicit TestDb(const TestDb& other)
        : engine_(other.engine_),
          options_(other.options_),
          name_("zhuli_test_" + storage::new_owner()),
          folder_(std::filesystem::temp_directory_path() / name_) {
        std::filesystem::create_directories(folder_);
        if (engine_ == Engine::sqlite)
            std::filesystem::copy_file(other.file(), file());
        else
            in_cluster("CREATE DATABASE " + name_ + " TEMPLATE " + other.name_);
        open();
    }
    ~TestDb() {
        db_.reset();
        if (engine_ == Engine::postgres) in_cluster("DROP DATABASE " + name_ + " WITH (FORCE)");
        std::filesystem::remove_all(folder_);
    }
    TestDb& operator=(const TestDb&) = delete;

    storage::Database& operator*() { return *db_; }
    storage::Database* operator->() { return db_.get(); }
    std::string file() const { return (folder_ / "a.db").string(); }
    std::string folder() const { return folder_.string(); }
    std::string url() const {
        if (engine_ == Engine::sqlite) return "sqlite:" + file();
        const std::string cluster = postgres_url();
        return cluster.substr(0, cluster.rfind('/') + 1) + name_;
    }
    void close() { db_.reset(); }
    void reopen() {
        close();
        open();
    }

 private:
    void open() { db_ = storage::open_database(url(), options_); }
    static void in_cluster(const std::string& statement) {
        storage::open_database(postgres_url(), {.read_connections = 1, .write_connections = 1})
            ->execute_script(statement);
    }

    Engine engine_;
    storage::OpenOptions options_;
    std::string name_;
    std::filesystem::path folder_;
    std::unique_ptr<storage::Database> db_;
};

}  // namespace zhuli::support
