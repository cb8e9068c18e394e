#include "storage/dump.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <istream>
#include <ostream>

#include "storage/dump_text.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr int kFetch = 2000;  // rows a cursor gives at once
constexpr int kRowsPerUnit = 2000;

// The search indexes of SQLite are made from search_document and note_entry.
constexpr Sql kColumns{
    "dump.columns",
    "SELECT m.name AS tbl, c.name AS col, c.type AS kind FROM sqlite_schema m"
    " JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    " AND m.name NOT LIKE 'search_fts%' ORDER BY m.name, c.cid",
    "SELECT CAST(table_name AS TEXT) AS tbl, CAST(column_name AS TEXT) AS col,"
    " CAST(data_type AS TEXT) AS kind FROM information_schema.columns"
    " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position",
    Reach::reference};
constexpr Sql kApplied{"dump.migrations",
                       "SELECT capability, number FROM migration ORDER BY capability, number",
                       {},
                       Reach::reference};
constexpr Sql kIndexAll{"dump.index_all",
                        "INSERT INTO search_fts (rowid, tokens)"
                        " SELECT id, words_of_tokens(tokens) FROM search_document",
                        {},
                        Reach::reference};
constexpr Sql kIndexNotes{"dump.index_notes",
                          "INSERT INTO search_fts_note (rowid, tokens)"
                          " SELECT id, tokens || ' u' || CAST(owner_id AS TEXT) FROM note_entry",
                          {},
                          Reach::reference};

constexpr const Sql* kStatements[] = {&kColumns, &kApplied, &kIndexAll, &kIndexNotes};
constexpr std::string_view kOwnTable = "migration";  // written by the schema itself

DumpKind kind_of(std::string_view type) {
    if (type == "BIGINT" || type == "bigint" || type == "INTEGER") return DumpKind::integer;
    if (type == "DOUBLE PRECISION" || type == "double precision") return DumpKind::real;
    if (type == "BLOB" || type == "bytea") return DumpKind::bytes;
    if (type == "TEXT" || type == "text") return DumpKind::text;
    throw StorageError("a column has the foreign type " + std::string(type));
}

std::vector<DumpTable> tables_of(Tx& tx) {
    std::vector<DumpTable> tables;
    tx.each(kColumns, [&](const RowView& row) {
        if (tables.empty() || tables.back().name != row.text(0))
            tables.push_back({row.text(0), {}});
        tables.back().columns.push_back({row.text(1), kind_of(row.cell(2).text())});
    });
    std::erase_if(tables, [](const DumpTable& table) { return table.name == kOwnTable; });
    return tables;
}

/// A statement that belongs to no organisation, made here.
void run_made(Tx& tx, const std::string& text, const RowSink& sink) {
    tx.run({"dump.made", text, text, Reach::reference}, {}, sink);
}

/// SQLite gives row by row; PostgreSQL would hold the whole table, so a cursor gives it in parts.
void each_row(Tx& tx, const std::string& select, const std::string& cursor, const RowSink& sink) {
    if (tx.dialect() == Dialect::sqlite) return run_made(tx, select, sink);
    run_made(tx, "DECLARE " + cursor + " NO SCROLL CURSOR FOR " + select, {});
    int got;
    do {
        got = 0;
        run_made(tx, fmt::format("FETCH {} FROM {}", kFetch, cursor), [&](const RowView& row) {
            ++got;
            sink(row);
        });
    } while (got == kFetch);
    run_made(tx, "CLOSE " + cursor, {});
}

std::int64_t dump_table(Tx& tx, const DumpTable& table, std::ostream& out) {
    out << table_line(table) << '\n';
    std::int64_t rows = 0;
    std::string line;
    each_row(tx, "SELECT " + column_list(table) + " FROM " + table.name, "dump_" + table.name,
             [&](const RowView& row) {
                 line.clear();
                 for (int i = 0; i < row.columns(); ++i) append_cell(line, i == 0, row.cell(i));
                 out << line << '\n';
                 ++rows;
             });
    out << "end\t" << table.name << '\t' << rows << '\n';
    return rows;
}

void check_empty(Database& db) {
    const auto tables = read_now(db, {}, [](Tx& tx) { return tables_of(tx).size(); });
    if (tables != 0) throw StorageError("the database is not empty; nothing was changed");
}

/// In a unit of its own, however long.
template <class F>
void in_unit(Database& db, F&& work) {
    std::promise<void> ended;
    Unit unit;
    unit.may_take_long = true;
    unit.work = [&](Tx& tx) {
        work(tx);
        return true;
    };
    unit.done = [&](std::exception_ptr error) {
        error ? ended.set_exception(error) : ended.set_value();
    };
    db.write(std::move(unit));
    ended.get_future().get();
}

class Loader {
 public:
    Loader(std::istream& in, Database& db) : in_(in), db_(db) {}

    /// The migrations the dump was made with, in the product's order; the rest is newer.
    std::vector<Migration> schema(std::span<const Migration> migrations) {
        if (next() != kDumpHead) throw StorageError("this is no dump of zhuli");
        std::map<std::string, std::size_t> wanted;
        while (next().starts_with("migration\t")) wanted.emplace(line_.substr(10), 0);
        std::vector<Migration> known;
        for (const Migration& migration : migrations)
            if (wanted.erase(fmt::format("{}\t{}", migration.capability, migration.number)) == 1)
                known.push_back(migration);
        if (!wanted.empty())
            throw StorageError("the dump was made by a newer zhuli: " + wanted.begin()->first);
        return known;
    }

    RowCounts rows() {
        RowCounts counts;
        for (; line_.starts_with("table\t"); next()) {
            const DumpTable table = read_table_line(line_);
            counts[table.name] = load(table);
        }
        if (line_ != "done") throw StorageError("the dump is cut");
        return counts;
    }

 private:
    const std::string& next() {
        if (!std::getline(in_, line_)) throw StorageError("the dump is cut");
        return line_;
    }

    std::int64_t load(const DumpTable& table) {
        const std::string text = insert_text(table);
        const Sql insert{"dump.insert", text, text, Reach::reference};
        std::int64_t count = 0;
        std::vector<std::vector<Cell>> batch;
        const auto flush = [&] {
            in_unit(db_, [&](Tx& tx) {
                for (const auto& cells : batch) tx.push_cells(insert, cells);
            });
            batch.clear();
        };
        while (!next().starts_with("end\t" + table.name + "\t")) {
            batch.push_back(read_row(line_, table));
            ++count;
            if (batch.size() == kRowsPerUnit) flush();
        }
        if (!batch.empty()) flush();
        if (line_.substr(line_.rfind('\t') + 1) != std::to_string(count))
            throw StorageError("the dump of " + table.name + " is cut");
        return count;
    }

    std::istream& in_;
    Database& db_;
    std::string line_;
};

void on_the_disk(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!kept) throw StorageError("cannot write " + path);
}

}  // namespace

std::span<const Sql* const> dump_statements() { return kStatements; }

RowCounts dump(Database& db, std::ostream& out) {
    RowCounts counts;
    db.read({}, [&](Tx& tx) {
        out << kDumpHead << '\n';
        tx.each(kApplied, [&](const RowView& row) {
            out << "migration\t" << row.text(0) << '\t' << row.integer(1) << '\n';
        });
        for (const DumpTable& table : tables_of(tx))
            counts[table.name] = dump_table(tx, table, out);
        out << "done\n";
    });
    return counts;
}

RowCounts dump_to_file(Database& db, const std::string& file) {
    const std::string unfinished = file + ".part";
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    const auto counts = dump(db, out);
    out.close();
    if (!out) throw StorageError("cannot write " + unfinished);
    on_the_disk(unfinished);
    std::filesystem::rename(unfinished, file);
    return counts;
}

RowCounts load_dump(std::istream& in, Database& db, std::span<const Migration> migrations) {
    check_empty(db);
    Loader loader(in, db);
    migrate(db, loader.schema(migrations));
    const auto counts = loader.rows();
    if (db.dialect() == Dialect::sqlite)
        in_unit(db, [](Tx& tx) {
            tx.exec(kIndexAll);
            tx.exec(kIndexNotes);
        });
    migrate(db, migrations);
    return counts;
}

RowCounts count_rows(Database& db) {
    RowCounts counts;
    db.read({}, [&](Tx& tx) {
        for (const DumpTable& table : tables_of(tx))
            run_made(tx, "SELECT COUNT(*) FROM " + table.name,
                     [&](const RowView& row) { counts[table.name] = row.integer(0); });
    });
    return counts;
}

}  // namespace zhuli::storage
