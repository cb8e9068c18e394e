// One PostgreSQL connection in pipeline mode with its cache of prepared statements. Pushed
// statements travel with the next one that needs a result; their errors surface there. Not
// thread-safe: one owner at a time.
#pragma once

#include <libpq-fe.h>

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/tx.hpp"

namespace zhuli::storage::postgres {

/// The connection is gone; whether a COMMIT under way happened is unknown.
struct ConnectionLost : Unavailable {
    using Unavailable::Unavailable;
};

class Connection {
 public:
    explicit Connection(const std::string& url);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Returns rows changed (writes) or seen (reads).
    std::int64_t run(std::string_view text, std::span<const Cell> arguments, const RowSink& sink);
    void push(std::string_view text, std::span<const Cell> arguments);
    /// BEGIN and the like: not prepared, sent with what follows.
    void command(const char* text);
    /// Waits for everything sent; throws the first error among it.
    void settle();
    /// Throws unless the server really committed: after an error it answers COMMIT by ROLLBACK.
    void commit();
    /// Drops what is under way and ends the transaction; never throws.
    void abandon();
    /// Several statements at once, in one transaction where the server allows it.
    void script(std::string_view text);
    /// Whether it must be replaced.
    bool lost() const { return lost_; }

 private:
    struct Closer {
        void operator()(PGconn* connection) const { PQfinish(connection); }
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Result = std::unique_ptr<PGresult, Closer>;
    struct Statement {
        std::string text;
        std::string name;
    };
    using Statements = std::list<Statement>;  // the latest used first

    const std::string& prepared(std::string_view text);
    void forget(const std::string& text);
    void sent(int accepted, std::string preparing);
    Result wait();
    Result next_result();
    [[noreturn]] void lose();
    [[noreturn]] void fail(const PGresult* result);

    std::unique_ptr<PGconn, Closer> connection_;
    Statements statements_;
    std::unordered_map<std::string_view, Statements::iterator> by_text_;
    std::vector<std::string> pending_;  // per command sent: the text it prepares, or nothing
    std::int64_t names_ = 0;
    bool lost_ = false;
};

}  // namespace zhuli::storage::postgres
