#include "storage/sqlite/connection.hpp"

#include <charconv>

#include "storage/sqlite/functions.hpp"

namespace zhuli::storage::sqlite {

namespace {

constexpr std::size_t kStatementLimit = 1000;

class Row final : public RowView {
 public:
    Row(sqlite3_stmt* statement, Layout& layout) : statement_(statement), layout_(layout) {}
    Layout& layout() const override { return layout_; }
    int columns() const override { return sqlite3_column_count(statement_); }
    std::string_view column_name(int i) const override {
        return sqlite3_column_name(statement_, i);
    }
    Cell cell(int i) const override {
        switch (sqlite3_column_type(statement_, i)) {
            case SQLITE_INTEGER:
                return Cell::of(std::int64_t{sqlite3_column_int64(statement_, i)});
            case SQLITE_FLOAT:
                return Cell::of(sqlite3_column_double(statement_, i));
            case SQLITE_NULL:
                return Cell::null();
            case SQLITE_BLOB:
                return Cell::borrow(
                    {static_cast<const char*>(sqlite3_column_blob(statement_, i)), length(i)},
                    CellType::bytes);
            default:
                return Cell::borrow(
                    {reinterpret_cast<const char*>(sqlite3_column_text(statement_, i)), length(i)});
        }
    }

 private:
    std::size_t length(int i) const {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, i));
    }
    sqlite3_stmt* statement_;
    Layout& layout_;
};

int bind(sqlite3_stmt* statement, int index, const Cell& cell) {
    const auto text = cell.text();
    const int size = static_cast<int>(text.size());
    switch (cell.type) {
        case CellType::null:
            return sqlite3_bind_null(statement, index);
        case CellType::integer:
            return sqlite3_bind_int64(statement, index, cell.integer);
        case CellType::real:
            return sqlite3_bind_double(statement, index, cell.real);
        case CellType::text:
            return sqlite3_bind_text(statement, index, size == 0 ? "" : text.data(), size,
                                     SQLITE_STATIC);
        case CellType::bytes:
            return sqlite3_bind_blob(statement, index, text.data(), size, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

}  // namespace

Connection::Connection(const std::string& path, bool create, bool read_only,
                       std::int64_t mapped_bytes) {
    // Nobody asks SQLite for its memory statistics, and counting them takes a lock an allocation.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    const int mode = read_only ? SQLITE_OPEN_READONLY
                               : SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path.c_str(), &db_, mode | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const std::string why = db_ ? sqlite3_errmsg(db_) : "out of memory";
        sqlite3_close(db_);
        throw Unavailable("cannot open " + path + ": " + why);
    }
    sqlite3_busy_timeout(db_, kBusyMs);
    try {
        if (const int added = add_functions(db_); added != SQLITE_OK) fail(added, "functions");
        // FAST: Debian's SQLite would also write pages it only frees, which the search index does
        // all day.
        script(
            "PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;"
            " PRAGMA secure_delete=FAST;");
        script("PRAGMA mmap_size=" + std::to_string(mapped_bytes));
        if (!read_only) script("PRAGMA journal_mode=WAL;");
    } catch (...) {
        sqlite3_close(db_);
        throw;
    }
}

Connection::~Connection() {
    for (auto& statement : statements_) sqlite3_finalize(statement.handle);
    sqlite3_close(db_);
}

void Connection::fail(int code, std::string_view what) {
    const std::string message =
        std::string(sqlite3_errmsg(db_)) + " in: " + std::string(what.substr(0, 200));
    const int extended = sqlite3_extended_errcode(db_);
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY)
        throw UniqueBroken(message);
    switch (code & 0xff) {
        case SQLITE_BUSY:
            throw TryAgain(message);
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            throw Unavailable(message);
        default:
            throw StorageError(message);
    }
}

Connection::Statement& Connection::prepared(std::string_view text) {
    const auto found = by_text_.find(text);
    if (found != by_text_.end()) {
        statements_.splice(statements_.begin(), statements_, found->second);
        return statements_.front();
    }
    Statement statement{.text = std::string(text)};
    const int code = sqlite3_prepare_v3(db_, text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement.handle, nullptr);
    if (code != SQLITE_OK) fail(code, text);
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement.handle); ++i) {
        const std::string_view name = sqlite3_bind_parameter_name(statement.handle, i);
        int number = 0;
        std::from_chars(name.data() + 1, name.data() + name.size(), number);
        statement.argument_of.push_back(number);
    }
    drop_the_oldest();
    statements_.push_front(std::move(statement));
    by_text_.emplace(statements_.front().text, statements_.begin());
    return statements_.front();
}

void Connection::drop_the_oldest() {
    if (statements_.size() < kStatementLimit || sqlite3_stmt_busy(statements_.back().handle))
        return;
    by_text_.erase(statements_.back().text);
    sqlite3_finalize(statements_.back().handle);
    statements_.pop_back();
}

std::int64_t Connection::run(std::string_view text, std::span<const Cell> arguments,
                             const RowSink& sink) {
    Statement& statement = prepared(text);
    INVARIANT(!sqlite3_stmt_busy(statement.handle), "a statement runs inside its own rows");
    struct Reset {
        sqlite3_stmt* handle;
        ~Reset() {
            sqlite3_reset(handle);
            sqlite3_clear_bindings(handle);
        }
    } const reset{statement.handle};
    for (std::size_t i = 0; i < statement.argument_of.size(); ++i) {
        const auto at = static_cast<std::size_t>(statement.argument_of[i] - 1);
        INVARIANT(at < arguments.size(), "missing argument in " + std::string(text));
        const int code = bind(statement.handle, static_cast<int>(i) + 1, arguments[at]);
        if (code != SQLITE_OK) fail(code, text);
    }
    std::int64_t rows = 0;
    const Row row(statement.handle, statement.layout);
    for (int code; (code = sqlite3_step(statement.handle)) != SQLITE_DONE; ++rows) {
        if (code != SQLITE_ROW) fail(code, text);
        if (sink) sink(row);
    }
    return sqlite3_stmt_readonly(statement.handle) ? rows : sqlite3_changes64(db_);
}

void Connection::script(std::string_view text) {
    const int code = sqlite3_exec(db_, std::string(text).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, text);
}

}  // namespace zhuli::storage::sqlite
