#include "storage/sqlite/sqlite_database.hpp"

#include <spdlog/spdlog.h>

namespace zhuli::storage::sqlite {

namespace {

constexpr std::size_t kGroupLimit = 256;
constexpr auto kGroupTime = std::chrono::milliseconds(20);
constexpr auto kSlowUnit = std::chrono::milliseconds(20);
constexpr int kBackupPages = 2000;

class SqliteTx final : public UnitTx {
public:
    SqliteTx(Id org, Connection& connection, bool writable)
        : UnitTx(org), connection_(connection), writable_(writable) {}
    Dialect dialect() const override { return Dialect::sqlite; }
    bool writable() const override { return writable_; }

protected:
    std::int64_t run_bound(std::string_view text, std::span<const Cell> arguments,
                           const RowSink& sink) override {
        return connection_.run(text, arguments, sink);
    }

private:
    Connection& connection_;
    bool writable_;
};

}  // namespace

SqliteDatabase::SqliteDatabase(std::string path, const OpenOptions& options)
    : path_(std::move(path)),
      reader_limit_(std::max(1, options.read_connections)),
      writer_(std::make_unique<Connection>(path_, options.create, false)),
      thread_([this] { run_writer(); }) {}

SqliteDatabase::~SqliteDatabase() {
    {
        const std::lock_guard lock(queue_mutex_);
        stopping_ = true;
    }
    queued_.notify_all();
    thread_.join();
}

void SqliteDatabase::write(Unit unit) {
    {
        const std::lock_guard lock(queue_mutex_);
        if (draining_) throw StorageError("the database is closing");
        if (queue_.size() >= kWriteQueueLimit) throw QueueFull("the write queue is full");
        queue_.push_back(std::move(unit));
    }
    queued_.notify_one();
}

void SqliteDatabase::run_writer() {
    for (;;) {
        std::vector<Unit> group;
        {
            std::unique_lock lock(queue_mutex_);
            busy_ = false;
            if (queue_.empty()) idle_.notify_all();
            queued_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            busy_ = true;
            while (!queue_.empty() && group.size() < kGroupLimit) {
                group.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
        }
        run_group(group);
    }
}

void SqliteDatabase::run_group(std::vector<Unit>& group) {
    std::vector<Outcome> outcomes(group.size());
    if (commit_group(group, outcomes)) {
        for (std::size_t i = 0; i < group.size(); ++i) answer(group[i], outcomes[i]);
        return;
    }
    // The whole transaction ended: every unit again on its own, answered after its own commit.
    for (auto& unit : group) {
        std::vector<Unit> single;
        single.push_back(std::move(unit));
        std::vector<Outcome> outcome(1);
        commit_group(single, outcome);
        answer(single[0], outcome[0]);
    }
}

bool SqliteDatabase::commit_group(std::vector<Unit>& group, std::vector<Outcome>& outcomes) {
    try {
        writer_->run("BEGIN IMMEDIATE", {}, {});
        for (std::size_t i = 0; i < group.size(); ++i) outcomes[i] = run_unit(group[i]);
        writer_->run("COMMIT", {}, {});
        return true;
    } catch (const std::exception& error) {
        spdlog::error("a group of {} units failed: {}", group.size(), error.what());
        if (!sqlite3_get_autocommit(writer_->raw())) writer_->script("ROLLBACK");
        for (auto& outcome : outcomes) {
            outcome = {};
            outcome.error = std::current_exception();
        }
        return false;
    }
}

SqliteDatabase::Outcome SqliteDatabase::run_unit(Unit& unit) {
    const auto started = std::chrono::steady_clock::now();
    Outcome outcome;
    writer_->run("SAVEPOINT unit", {}, {});
    SqliteTx tx(unit.org, *writer_, true);
    bool keep = false;
    try {
        keep = unit.work(tx);
        if (keep) outcome.last_seq = tx.flush_events(unit);
    } catch (...) {
        if (sqlite3_get_autocommit(writer_->raw())) throw;  // the transaction itself is gone
        keep = false;
        outcome.error = std::current_exception();
    }
    if (!keep) writer_->run("ROLLBACK TO unit", {}, {});
    writer_->run("RELEASE unit", {}, {});
    if (keep) outcome.after_commit = tx.take_after_commit();
    const auto took = std::chrono::steady_clock::now() - started;
    if (took > kSlowUnit)
        spdlog::warn("a unit took {} ms",
                     std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    return outcome;
}

void SqliteDatabase::answer(Unit& unit, Outcome& outcome) {
    for (const auto& action : outcome.after_commit) action();
    if (outcome.last_seq != 0) {
        const std::lock_guard lock(listener_mutex_);
        for (const auto& listener : listeners_) listener(unit.org, outcome.last_seq);
    }
    if (unit.done) unit.done(outcome.error);
}

void SqliteDatabase::on_commit(CommitListener listener) {
    const std::lock_guard lock(listener_mutex_);
    listeners_.push_back(std::move(listener));
}

std::unique_ptr<Connection> SqliteDatabase::take_reader() {
    std::unique_lock lock(reader_mutex_);
    reader_free_.wait(lock, [&] { return !readers_.empty() || reader_count_ < reader_limit_; });
    if (!readers_.empty()) {
        auto reader = std::move(readers_.back());
        readers_.pop_back();
        return reader;
    }
    ++reader_count_;
    lock.unlock();
    return std::make_unique<Connection>(path_, false, true);
}

void SqliteDatabase::give_back(std::unique_ptr<Connection> reader) {
    {
        const std::lock_guard lock(reader_mutex_);
        readers_.push_back(std::move(reader));
    }
    reader_free_.notify_one();
}

void SqliteDatabase::read(Id org, const std::function<void(Tx&)>& work) {
    auto reader = take_reader();
    try {
        reader->run("BEGIN", {}, {});
        SqliteTx tx(org, *reader, false);
        work(tx);
        reader->run("COMMIT", {}, {});
    } catch (...) {
        if (!sqlite3_get_autocommit(reader->raw())) reader->script("ROLLBACK");
        give_back(std::move(reader));
        throw;
    }
    give_back(std::move(reader));
}

void SqliteDatabase::execute_script(std::string_view script) {
    std::promise<void> finished;
    Unit unit;
    unit.work = [&](Tx&) {
        writer_->script(script);
        return true;
    };
    unit.done = [&](std::exception_ptr error) {
        if (error)
            finished.set_exception(error);
        else
            finished.set_value();
    };
    write(std::move(unit));
    finished.get_future().get();
}

void SqliteDatabase::backup_to(const std::string& file) {
    Connection source(path_, false, true);
    Connection target(file, true, false);
    sqlite3_backup* backup = sqlite3_backup_init(target.raw(), "main", source.raw(), "main");
    if (backup == nullptr) throw StorageError(sqlite3_errmsg(target.raw()));
    int code;
    while ((code = sqlite3_backup_step(backup, kBackupPages)) == SQLITE_OK ||
           code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) throw StorageError("the backup stopped early");
}

void SqliteDatabase::drain() {
    std::unique_lock lock(queue_mutex_);
    draining_ = true;
    idle_.wait(lock, [&] { return queue_.empty() && !busy_; });
}

}  // namespace zhuli::storage::sqlite
