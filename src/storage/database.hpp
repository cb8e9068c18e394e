// Database: where units of work run. `read` runs on the caller's thread with a pooled connection in
// one snapshot; `write` queues a unit and reports once it is committed (group commit on SQLite, a
// connection pool on PostgreSQL). Drivers live in sqlite/ and postgres/ and nowhere else.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <string>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/ids.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

inline constexpr std::size_t kWriteQueueLimit = 4096;

/// A unit that kept SQLite's one writer for longer than kLongestUnit: it was rolled back and must
/// be split. (On PostgreSQL units do not wait for each other but for locks, which is not their
/// fault.)
struct UnitTooLong : StorageError {
    using StorageError::StorageError;
};
inline constexpr auto kSlowUnit = std::chrono::milliseconds(20);  // logged from here on
inline constexpr auto kLongestUnit = std::chrono::milliseconds(1000);

/// Thrown by write() when the queue is full: HTTP answers 503 with Retry-After.
struct QueueFull : Unavailable {
    using Unavailable::Unavailable;
};

struct Unit {
    Id org;
    Id actor;                        // for the events' actor_id; 0: the system
    std::string_view path = "rule";  // by which path, for the events
    Instant now;                     // the events' time
    bool may_take_long = false;      // schema scripts and restores only: no limit of time
    /// Part of a long work: gives way to units somebody waits for, and shares its commit with more
    /// of its kind than they would (SQLite).
    bool patient = false;
    std::function<bool(Tx&)> work;  // false: refused, roll this unit back alone
    /// Called once, after the commit (or the roll back), with the exception that ended it if any.
    std::function<void(std::exception_ptr)> done;
};

/// What an operator wants to see of a running database; sums since it was opened.
struct Figures {
    std::size_t queued_units = 0;  // waiting now
    std::uint64_t commits = 0;     // each of one unit or, grouped, of several
    std::uint64_t committed_units = 0;
    std::int64_t bytes = 0;  // on disk
};

/// After a commit that appended events: which organisation, up to which number.
using CommitListener = std::function<void(Id org, std::int64_t last_seq)>;

class Database {
 public:
    virtual ~Database() = default;

    virtual Dialect dialect() const = 0;
    virtual void read(Id org, const std::function<void(Tx&)>& work) = 0;
    virtual void write(Unit unit) = 0;
    virtual void on_commit(CommitListener listener) = 0;
    /// DDL and other statements outside units, for migrations and the doctor only.
    virtual void execute_script(std::string_view script) = 0;
    /// A consistent copy while serving (SQLite). PostgreSQL: a logical dump in our own format.
    virtual void backup_to(const std::string& file) = 0;
    /// Who this opened database is in leases (nodes, consumers, jobs): one random word.
    virtual const std::string& owner() const = 0;
    virtual Figures figures() = 0;
    /// Waits until everything queued is answered, then refuses further writes.
    virtual void drain() = 0;
};

/// `sqlite:PATH` or `postgresql://…`; creates an SQLite file that does not exist if `create`.
struct OpenOptions {
    bool create = false;
    int read_connections = 4;
    int write_connections = 16;  // PostgreSQL only
    /// SQLite only: of the file, shown to the process as memory, at most 2 GiB. A page that is read
    /// is then not copied; it can be taken back at any time. Commands of one run take less.
    std::int64_t mapped_bytes = std::int64_t{2} << 30;
    /// SQLite only: nobody else waits for the writer (a command that makes a whole company), so
    /// that its units may be longer than kLongestUnit.
    bool alone = false;
    IdClock id_clock = system_clocks();
};
std::unique_ptr<Database> open_database(const std::string& url, const OpenOptions& options = {});

/// Runs `work` as one write unit and waits for its commit; for the CLI, jobs and tests.
template <class F>
auto write_now(Database& db, const Ctx& ctx, F&& work) -> decltype(work(std::declval<Tx&>()));

/// Queues `work` as one patient unit of a long work: its result, or the exception that ended it,
/// comes with the future. What `work` refers to must outlive that.
template <class F>
auto write_patiently(Database& db, const Ctx& ctx, F work)
    -> std::future<decltype(work(std::declval<Tx&>()))>;

/// Runs `work` in one read snapshot and returns its value.
template <class F>
auto read_now(Database& db, Id org, F&& work) {
    std::optional<decltype(work(std::declval<Tx&>()))> out;
    db.read(org, [&](Tx& tx) { out.emplace(work(tx)); });
    return std::move(*out);
}

}  // namespace zhuli::storage

#include "storage/write_now.inl"
