// One SQLite connection with its cache of prepared statements. Not thread-safe: one owner at a
// time.
#pragma once

#include <sqlite3.h>

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/tx.hpp"

namespace zhuli::storage::sqlite {

inline constexpr int kBusyMs = 10'000;

class Connection {
 public:
    Connection(const std::string& path, bool create, bool read_only, std::int64_t mapped_bytes);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// `$n` is bound to arguments[n-1]. Returns rows changed (writes) or seen (reads).
    std::int64_t run(std::string_view text, std::span<const Cell> arguments, const RowSink& sink);
    void script(std::string_view text);
    sqlite3* raw() { return db_; }

 private:
    struct Statement {
        std::string text;
        sqlite3_stmt* handle = nullptr;
        std::vector<int> argument_of;  // by SQLite's parameter index
        Layout layout;
    };
    Statement& prepared(std::string_view text);
    void drop_the_oldest();
    [[noreturn]] void fail(int code, std::string_view what);

    sqlite3* db_ = nullptr;
    std::list<Statement> statements_;  // the latest used first
    std::unordered_map<std::string_view, std::list<Statement>::iterator> by_text_;
};

}  // namespace zhuli::storage::sqlite
