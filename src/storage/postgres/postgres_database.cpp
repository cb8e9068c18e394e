#include "storage/postgres/postgres_database.hpp"

#include <spdlog/spdlog.h>

#include <random>

#include "storage/dump.hpp"
#include "storage/unit_tx.hpp"

namespace zhuli::storage::postgres {

namespace {

using std::chrono::milliseconds;
constexpr int kAttempts = 8;
constexpr milliseconds kRaceStep{1};
constexpr milliseconds kReconnectStep{40};
constexpr milliseconds kLongestPause{1000};

class PostgresTx final : public UnitTx {
 public:
    PostgresTx(Id org, IdMaker& ids, Connection& connection, bool writable)
        : UnitTx(org, ids), connection_(connection), writable_(writable) {}
    Dialect dialect() const override { return Dialect::postgres; }
    bool writable() const override { return writable_; }

 protected:
    std::int64_t run_bound(std::string_view text, std::span<const Cell> arguments,
                           const RowSink& sink) override {
        return connection_.run(text, arguments, sink);
    }
    void push_bound(std::string_view text, std::span<const Cell> arguments) override {
        connection_.push(text, arguments);
    }

 private:
    Connection& connection_;
    bool writable_;
};

constexpr Sql kSize{
    "postgres.size", "SELECT pg_database_size(current_database())", {}, Reach::reference};

/// Twice as long each time, half of it at random so that losers of a race part.
void pause(milliseconds step, int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const auto longest = std::min(step * (1 << attempt), kLongestPause).count();
    std::uniform_int_distribution<long> spread(longest / 2, longest);
    std::this_thread::sleep_for(milliseconds(spread(random)));
}

Outcome failed() {
    Outcome outcome;
    outcome.error = std::current_exception();
    return outcome;
}

}  // namespace

PostgresDatabase::PostgresDatabase(std::string url, const OpenOptions& options)
    : url_(std::move(url)),
      ids_(options.id_clock),
      readers_(std::max(1, options.read_connections),
               [this] { return std::make_unique<Connection>(url_); }) {
    readers_.take().keep();  // an unreachable server is told now
    for (int i = 0; i < std::max(1, options.write_connections); ++i)
        workers_.emplace_back([this] { run_worker(); });
}

PostgresDatabase::~PostgresDatabase() {
    queue_.stop();
    for (auto& worker : workers_) worker.join();
}

void PostgresDatabase::run_worker() {
    std::unique_ptr<Connection> connection;
    for (;;) {
        auto unit = queue_.take();
        if (!unit) return;
        auto outcome = run_to_its_end(connection, *unit);
        answers_.give(*unit, outcome);
        queue_.finished(1);
    }
}

Outcome PostgresDatabase::run_to_its_end(std::unique_ptr<Connection>& connection, Unit& unit) {
    bool needs_node = false;
    for (int attempt = 0;; ++attempt) {
        bool committing = false;
        milliseconds step = kRaceStep;
        try {
            if (!connection || connection->lost()) connection = std::make_unique<Connection>(url_);
            if (ids_.due() || needs_node) lease_ids(*connection);
            needs_node = false;
            auto outcome = run_once(*connection, unit, committing);
            if (committing) answers_.count_commit(1);
            return outcome;
        } catch (const ConnectionLost& error) {
            connection.reset();
            spdlog::warn("a unit lost its connection: {}", error.what());
            if (committing || attempt + 1 >= kAttempts) return failed();
            step = kReconnectStep;
        } catch (const NeedsNode&) {
            if (attempt + 1 >= kAttempts) return failed();
            needs_node = true;
            continue;
        } catch (const TryAgain&) {
            if (attempt + 1 >= kAttempts) return failed();
        } catch (...) {
            return failed();
        }
        pause(step, attempt);
    }
}

Outcome PostgresDatabase::run_once(Connection& connection, Unit& unit, bool& committing) {
    const auto started = std::chrono::steady_clock::now();
    Outcome outcome;
    try {
        connection.command("BEGIN ISOLATION LEVEL READ COMMITTED");
        PostgresTx tx(unit.org, ids_, connection, true);
        if (unit.work(tx)) {
            outcome.last_seq = tx.flush_events(unit);
            tx.run_late();
            committing = true;
            connection.commit();
            outcome.after_commit = tx.take_after_commit();
        } else {
            connection.abandon();
        }
    } catch (...) {
        connection.abandon();
        throw;
    }
    log_if_slow(std::chrono::steady_clock::now() - started);
    return outcome;
}

/// In a transaction of its own; nothing to do if another worker was faster.
void PostgresDatabase::lease_ids(Connection& connection) {
    const std::lock_guard lock(lease_mutex_);
    if (!ids_.wanted()) return;
    try {
        connection.command("BEGIN ISOLATION LEVEL READ COMMITTED");
        PostgresTx tx({}, ids_, connection, true);
        const auto lease = lease_node(tx, ids_, owner_);
        connection.commit();
        ids_.take(lease);
    } catch (...) {
        connection.abandon();
        throw;
    }
}

void PostgresDatabase::read(Id org, const std::function<void(Tx&)>& work) {
    constexpr const char* kBegin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    auto reader = readers_.take();
    try {
        reader->command(kBegin);
        reader->settle();
    } catch (const ConnectionLost&) {  // it went stale in the pool; nothing was read yet
        reader.renew();
        reader->command(kBegin);
        reader->settle();
    }
    try {
        PostgresTx tx(org, ids_, *reader, false);
        work(tx);
        reader->commit();
    } catch (...) {
        reader->abandon();
        if (!reader->lost()) reader.keep();
        throw;
    }
    reader.keep();
}

Figures PostgresDatabase::figures() {
    Figures figures;
    figures.queued_units = queue_.waiting();
    answers_.add_to(figures);
    read({}, [&](Tx& tx) { figures.bytes = tx.scalar<std::int64_t>(kSize).value_or(0); });
    return figures;
}

void PostgresDatabase::execute_script(std::string_view script) { Connection(url_).script(script); }

void PostgresDatabase::backup_to(const std::string& file) { dump_to_file(*this, file); }

}  // namespace zhuli::storage::postgres
