#include "bench/record.hpp"
#include "bench/own_ids.hpp"

#include <sqlite3.h>

#include <charconv>
#include <chrono>
#include <stdexcept>
#include <unordered_map>

#include "bench/company.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/functions.hpp"
#include "storage/unit_tx.hpp"

namespace zhuli::bench {

namespace {

OwnedCell owned(const Cell& cell) {
    OwnedCell copy{cell.type, 0, 0, {}};
    if (cell.type == CellType::integer) copy.integer = cell.integer;
    if (cell.type == CellType::real) copy.real = cell.real;
    if (cell.type == CellType::text || cell.type == CellType::bytes) copy.text = cell.text();
    return copy;
}

class RecordingTx final : public OwnIdsTx {
 public:
    RecordingTx(Id org, storage::sqlite::Connection& connection, Recording& into,
                std::unordered_map<std::string, std::size_t>& known)
        : OwnIdsTx(org), connection_(connection), into_(into), known_(known) {}
    storage::Dialect dialect() const override { return storage::Dialect::sqlite; }
    bool writable() const override { return true; }

 protected:
    std::int64_t run_bound(std::string_view text, std::span<const Cell> arguments,
                           const storage::RowSink& sink) override {
        const auto [at, is_new] = known_.try_emplace(std::string(text), into_.texts.size());
        if (is_new) into_.texts.emplace_back(text);
        RecordedUnit::Call call{at->second, {}};
        for (const Cell& cell : arguments) call.arguments.push_back(owned(cell));
        into_.units.back().calls.push_back(std::move(call));
        return connection_.run(text, arguments, sink);
    }

 private:
    storage::sqlite::Connection& connection_;
    Recording& into_;
    std::unordered_map<std::string, std::size_t>& known_;
};

/// SQLite and nothing else.
class Bare {
 public:
    Bare(const std::string& file, const std::vector<std::string>& texts) {
        if (sqlite3_open_v2(file.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open " + file);
        if (storage::sqlite::add_functions(db_) != SQLITE_OK) fail();
        sqlite3_busy_timeout(db_, storage::sqlite::kBusyMs);
        // As the product's own connection, with its rare checkpoints.
        script(
            "PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;"
            " PRAGMA mmap_size=268435456; PRAGMA wal_autocheckpoint=8192;");
        for (const auto& text : texts) prepare(text);
    }
    ~Bare() {
        for (auto& statement : statements_) sqlite3_finalize(statement.handle);
        sqlite3_close(db_);
    }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;

    void script(const char* text) {
        if (sqlite3_exec(db_, text, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }

    void run(const RecordedUnit& unit) {
        for (const auto& call : unit.calls) {
            const Statement& statement = statements_[call.statement];
            for (std::size_t i = 0; i < statement.argument_of.size(); ++i)
                bind(statement.handle, static_cast<int>(i) + 1,
                     call.arguments[static_cast<std::size_t>(statement.argument_of[i] - 1)]);
            int code;
            while ((code = sqlite3_step(statement.handle)) == SQLITE_ROW) {
            }
            if (code != SQLITE_DONE) fail();
            sqlite3_reset(statement.handle);
        }
    }

 private:
    struct Statement {
        sqlite3_stmt* handle = nullptr;
        std::vector<int> argument_of;
    };

    void prepare(const std::string& text) {
        Statement statement;
        if (sqlite3_prepare_v3(db_, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement.handle,
                               nullptr) != SQLITE_OK)
            fail();
        for (int i = 1; i <= sqlite3_bind_parameter_count(statement.handle); ++i) {
            const std::string_view name = sqlite3_bind_parameter_name(statement.handle, i);
            std::from_chars(name.data() + 1, name.data() + name.size(),
                            statement.argument_of.emplace_back());
        }
        statements_.push_back(std::move(statement));
    }

    static void bind(sqlite3_stmt* handle, int index, const OwnedCell& cell) {
        const int size = static_cast<int>(cell.text.size());
        switch (cell.type) {
            case CellType::null:
                sqlite3_bind_null(handle, index);
                break;
            case CellType::integer:
                sqlite3_bind_int64(handle, index, cell.integer);
                break;
            case CellType::real:
                sqlite3_bind_double(handle, index, cell.real);
                break;
            case CellType::text:
                sqlite3_bind_text(handle, index, cell.text.data(), size, SQLITE_STATIC);
                break;
            case CellType::bytes:
                sqlite3_bind_blob(handle, index, cell.text.data(), size, SQLITE_STATIC);
                break;
        }
    }

    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(db_)); }

    sqlite3* db_ = nullptr;
    std::vector<Statement> statements_;
};

}  // namespace

Recording record(const std::string& file, const Ctx& ctx, int count,
                 const std::function<Result<>(storage::Tx&, int n)>& work) {
    Recording recording;
    std::unordered_map<std::string, std::size_t> known;
    storage::sqlite::Connection connection(file, false, false, kMappedBytes);
    connection.script("BEGIN IMMEDIATE");
    for (int n = 0; n < count; ++n) {
        recording.units.emplace_back();
        RecordingTx tx(ctx.org.id, connection, recording, known);
        const auto done = work(tx, n);
        if (!done.ok()) throw std::runtime_error("recording was refused: " + done.problem().code);
        storage::Unit unit;
        unit.actor = ctx.user;
        unit.path = enum_name(ctx.path);
        unit.now = ctx.now;
        tx.flush_events(unit);
        tx.run_late();
    }
    connection.script("ROLLBACK");
    return recording;
}

Replayed replay(const std::string& file, const Recording& recording, std::size_t group) {
    Bare bare(file, recording.texts);
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t first = 0; first < recording.units.size(); first += group) {
        bare.script("BEGIN IMMEDIATE");
        for (std::size_t i = first; i < std::min(first + group, recording.units.size()); ++i)
            bare.run(recording.units[i]);
        bare.script("COMMIT");
    }
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            recording.units.size()};
}

}  // namespace zhuli::bench
