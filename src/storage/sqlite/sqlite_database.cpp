#include "storage/sqlite/sqlite_database.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "storage/unit_tx.hpp"

namespace zhuli::storage::sqlite {

namespace {

constexpr std::size_t kGroupLimit = 256;
constexpr auto kGroupTime = std::chrono::milliseconds(20);
constexpr auto kPatientGroupTime = std::chrono::milliseconds(200);  // nobody waits for it
// The writer keeps its pages in its cache; mapped, they would be counted as the process's own.
constexpr std::int64_t kWriterMapped = std::int64_t{32} << 20;
constexpr int kAttempts = 5;
constexpr int kBackupPages = 2000;
constexpr int kBackupPauseMs = 20;

class SqliteTx final : public UnitTx {
 public:
    SqliteTx(Id org, IdMaker& ids, Connection& connection, bool writable)
        : UnitTx(org, ids), connection_(connection), writable_(writable) {}
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

template <class Kind>
bool is(const std::exception_ptr& error) {
    if (!error) return false;
    try {
        std::rethrow_exception(error);
    } catch (const Kind&) {
        return true;
    } catch (...) {
        return false;
    }
}

/// The database could not be locked: nothing ran, so the group need not be run singly.
struct NeverBegan : Unavailable {
    using Unavailable::Unavailable;
};

}  // namespace

SqliteDatabase::SqliteDatabase(std::string path, const OpenOptions& options)
    : path_(std::move(path)),
      alone_(options.alone),
      ids_(options.id_clock),
      writer_(path_, options.create, false, std::min(options.mapped_bytes, kWriterMapped)),
      checkpoints_(path_, writer_),
      readers_(std::max(1, options.read_connections),
               [this, mapped = options.mapped_bytes] {
                   return std::make_unique<Connection>(path_, false, true, mapped);
               }),
      thread_([this] { run_writer(); }) {}

SqliteDatabase::~SqliteDatabase() {
    queue_.stop();
    thread_.join();
}

void SqliteDatabase::run_writer() {
    while (auto first = queue_.take()) {
        std::vector<Unit> group;
        group.push_back(std::move(*first));
        if (auto outcomes = commit_group(group))
            for (std::size_t i = 0; i < group.size(); ++i) answers_.give(group[i], (*outcomes)[i]);
        else
            run_singly(group);
        checkpoints_.restart_if_long();
        queue_.finished(group.size());
    }
}

/// Commits `group`'s first unit and those that come meanwhile, which are added to it; nothing if
/// the whole transaction ended, so that each must be run on its own.
std::optional<std::vector<Outcome>> SqliteDatabase::commit_group(std::vector<Unit>& group) {
    const auto started = std::chrono::steady_clock::now();
    bool patient = group.front().patient;
    const auto take_more = [&] {
        const auto took = std::chrono::steady_clock::now() - started;
        if (group.size() >= kGroupLimit || took > (patient ? kPatientGroupTime : kGroupTime))
            return false;
        auto next = queue_.take_more(patient);
        if (!next) return false;
        patient = patient && next->patient;
        group.push_back(std::move(*next));
        return true;
    };
    try {
        return commit(group, take_more);
    } catch (const NeverBegan&) {
        return std::vector<Outcome>(group.size(), {std::current_exception(), 0, {}});
    } catch (const std::exception& error) {
        spdlog::error("a group of {} units failed: {}", group.size(), error.what());
        return std::nullopt;
    }
}

/// The whole transaction ended: every unit again on its own, answered after its own commit.
void SqliteDatabase::run_singly(std::span<Unit> units) {
    for (auto& unit : units) {
        Outcome outcome;
        std::vector<Unit> alone;
        alone.push_back(std::move(unit));
        try {
            outcome = std::move(commit(alone, [] { return false; }).front());
        } catch (...) {
            outcome.error = std::current_exception();
        }
        answers_.give(alone.front(), outcome);
    }
}

/// Commits the units of `group` together, for as long as `take_more` adds one to it, and says how
/// each of them ended.
std::vector<Outcome> SqliteDatabase::commit(std::vector<Unit>& group,
                                            const std::function<bool()>& take_more) {
    std::vector<Outcome> outcomes;
    begin();
    leased_here_ = false;
    late_.clear();
    try {
        do outcomes.push_back(run_unit(group.back()));
        while (take_more());
        for (const Late& late : late_) writer_.run(late.text, late.cells, {});
        writer_.run("COMMIT", {}, {});
        answers_.count_commit(outcomes.size());
    } catch (...) {
        if (leased_here_) ids_.forget();
        roll_back();
        throw;
    }
    return outcomes;
}

void SqliteDatabase::begin() {
    for (int attempt = 1;; ++attempt) {
        try {
            writer_.run("BEGIN IMMEDIATE", {}, {});
            return;
        } catch (const StorageError& error) {
            const bool busy = dynamic_cast<const TryAgain*>(&error) != nullptr;
            if (busy && attempt < kAttempts) continue;
            spdlog::error("no transaction could begin: {}", error.what());
            throw NeverBegan(error.what());
        }
    }
}

void SqliteDatabase::roll_back() {
    if (sqlite3_get_autocommit(writer_.raw())) return;
    try {
        writer_.script("ROLLBACK");
    } catch (const StorageError& error) {
        spdlog::error("roll back failed: {}", error.what());
    }
}

Outcome SqliteDatabase::run_unit(Unit& unit) {
    Outcome outcome;
    for (int attempt = 1;; ++attempt) {
        if (ids_.due()) lease_ids();
        writer_.run("SAVEPOINT unit", {}, {});
        const bool keep = try_unit(unit, outcome);
        if (!keep) writer_.run("ROLLBACK TO unit", {}, {});
        writer_.run("RELEASE unit", {}, {});
        if (attempt == kAttempts || !is<TryAgain>(outcome.error)) return outcome;
        if (is<NeedsNode>(outcome.error)) lease_ids();
    }
}

/// Whether the unit is to be kept; what it threw is in `outcome`. Throws itself if the transaction
/// is gone.
bool SqliteDatabase::try_unit(Unit& unit, Outcome& outcome) {
    const auto started = std::chrono::steady_clock::now();
    outcome = {};
    try {
        SqliteTx tx(unit.org, ids_, writer_, true);
        const bool keep = unit.work(tx);
        if (keep) outcome.last_seq = tx.flush_events(unit);
        if (sqlite3_get_autocommit(writer_.raw()))
            throw StorageError("the unit went on after its transaction had ended");
        const auto took = std::chrono::steady_clock::now() - started;
        if (!alone_) {
            if (!unit.may_take_long) refuse_if_far_too_slow(took);
            log_if_slow(took);
        }
        if (!keep) return false;
        outcome.after_commit = tx.take_after_commit();
        std::ranges::move(tx.take_late(), std::back_inserter(late_));
        return true;
    } catch (...) {
        if (sqlite3_get_autocommit(writer_.raw())) throw;  // the transaction itself is gone
        outcome = {std::current_exception(), 0, {}};
        return false;
    }
}

/// In the transaction under way, and kept or forgotten with it.
void SqliteDatabase::lease_ids() {
    SqliteTx tx({}, ids_, writer_, true);
    leased_here_ = true;
    ids_.take(lease_node(tx, ids_, owner_));
}

void SqliteDatabase::read(Id org, const std::function<void(Tx&)>& work) {
    auto reader = readers_.take();
    reader->run("BEGIN", {}, {});
    try {
        SqliteTx tx(org, ids_, *reader, false);
        work(tx);
        reader->run("COMMIT", {}, {});
    } catch (...) {
        if (!sqlite3_get_autocommit(reader->raw())) reader->script("ROLLBACK");
        reader.keep();
        throw;
    }
    reader.keep();
}

void SqliteDatabase::execute_script(std::string_view script) {
    std::promise<void> finished;
    Unit unit;
    unit.may_take_long = true;
    unit.work = [&](Tx&) {
        writer_.script(script);
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

Figures SqliteDatabase::figures() {
    Figures figures;
    figures.queued_units = queue_.waiting();
    answers_.add_to(figures);
    for (const char* part : {"", "-wal"}) {
        std::error_code missing;
        const auto bytes = std::filesystem::file_size(path_ + part, missing);
        if (!missing) figures.bytes += static_cast<std::int64_t>(bytes);
    }
    return figures;
}

void SqliteDatabase::backup_to(const std::string& file) {
    Connection source(path_, false, true, 0);
    Connection target(file, true, false, 0);
    sqlite3_backup* backup = sqlite3_backup_init(target.raw(), "main", source.raw(), "main");
    if (backup == nullptr) throw StorageError(sqlite3_errmsg(target.raw()));
    // Between steps the source is free, but a writer in another connection would start the copy
    // over; held in one snapshot it never does.
    source.script("BEGIN; SELECT count(*) FROM sqlite_schema");
    int code;
    while ((code = sqlite3_backup_step(backup, kBackupPages)) == SQLITE_OK || code == SQLITE_BUSY ||
           code == SQLITE_LOCKED)
        if (code != SQLITE_OK) sqlite3_sleep(kBackupPauseMs);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) throw StorageError("the backup stopped early");
}

}  // namespace zhuli::storage::sqlite
