// Tx: one unit of work for one organisation, on either database. Reads see one consistent snapshot;
// writes happen together or not at all. A unit may be run again, so it has no effect outside Tx:
// what must happen after the commit is collected with after_commit(). Tx never opens or commits
// itself; Database does. Failures of the database are exceptions (StorageError).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/model.hpp"
#include "storage/sql.hpp"

namespace zhuli::storage {

struct StorageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// The disk or the server is away, full or read-only: trying later may help without anybody's hand
/// in the product. HTTP answers 503.
struct Unavailable : StorageError {
    using StorageError::StorageError;
};
/// The unit lost a race (40001, 40P01, SQLITE_BUSY) and is run again by Database.
struct TryAgain : StorageError {
    using StorageError::StorageError;
};
/// A unique key refused the row. Use cases normally look first; this is the race that slipped by.
struct UniqueBroken : StorageError {
    using StorageError::StorageError;
};

/// Which field each column of a statement's rows goes to: found by name once, then kept.
struct Layout {
    const Field* fields = nullptr;  // of which struct
    std::vector<const Field*> columns;
};

/// One result row; cells are valid until the callback returns.
class RowView {
 public:
    /// Kept as long as the statement (or its result); filled by Tx::load_row.
    virtual Layout& layout() const = 0;
    virtual int columns() const = 0;
    virtual std::string_view column_name(int i) const = 0;
    virtual Cell cell(int i) const = 0;

    std::int64_t integer(int i) const { return cell(i).integer; }
    Id id(int i) const { return {cell(i).integer}; }
    std::string text(int i) const { return std::string(cell(i).text()); }

 protected:
    ~RowView() = default;
};

using RowSink = std::function<void(const RowView&)>;

/// A fact to append to the organisation's event stream; numbered at the end of the unit.
struct Event {
    std::string_view kind;    // "order.confirmed"
    std::string_view entity;  // "order"
    Id entity_id;
    Id customer_id;    // on whose timeline it shows; 0: on none
    std::string body;  // JSON object for consumers and timelines, "" for {}
};

/// Many events of one kind, written by the database itself when the unit ends: `text` is an
/// INSERT … SELECT in this dialect whose last argument, bound then, is the number before its first.
struct EventSet {
    std::string text;
    std::vector<Cell> cells;  // from $2 on, without the number
    std::int64_t count = 0;
};

/// A statement for the end of the transaction, with arguments of its own.
struct Late {
    std::string_view text;
    std::vector<Cell> cells;
};

/// A numbered event, as consumers and timelines see it.
struct StoredEvent {
    std::int64_t seq = 0;
    std::string kind;
    std::string entity;
    Id entity_id;
    Id customer_id;
    Instant at;
    Id actor_id;
    std::string path;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(StoredEvent, (),
                      (seq, kind, entity, entity_id, customer_id, at, actor_id, path, body))

class Tx {
 public:
    virtual ~Tx() = default;
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    Id org() const { return org_; }
    virtual Dialect dialect() const = 0;
    virtual bool writable() const = 0;
    /// A new id: 63 bits of time, leased node and sequence, increasing even if the clock jumps.
    virtual Id new_id() = 0;
    /// The first of `count` new ids for rows the database itself writes; see ids.hpp.
    virtual Id new_ids(std::int64_t count) = 0;

    /// Every row to `sink`; returns the number of rows changed (writes) or seen (reads).
    std::int64_t run(const Sql& sql, std::span<const Cell> arguments, const RowSink& sink);
    /// For SQL composed by storage itself (lists, entity store): `text` is in this dialect and has
    /// org_id = $1. Same contract as run().
    std::int64_t run_text(std::string_view text, std::span<const Cell> arguments,
                          const RowSink& sink);

    template <class... Args>
    std::int64_t exec(const Sql& sql, const Args&... args) {
        const Cell cells[] = {to_cell(args)..., Cell{}};
        return run(sql, {cells, sizeof...(args)}, {});
    }
    /// Like exec() for a write whose count nobody needs: PostgreSQL may pipeline it with the next.
    template <class... Args>
    void push(const Sql& sql, const Args&... args) {
        const Cell cells[] = {to_cell(args)..., Cell{}};
        push_cells(sql, {cells, sizeof...(args)});
    }
    void push_cells(const Sql& sql, std::span<const Cell> arguments);
    /// Like push(), right before the commit and after the units that commit with this one: for what
    /// no unit reads. SQLite's search index writes itself out at every savepoint it lives through.
    template <class... Args>
    void push_late(const Sql& sql, const Args&... args) {
        const Cell cells[] = {to_cell(args)..., Cell{}};
        push_late_cells(sql, {cells, sizeof...(args)});
    }
    template <class... Args>
    void each(const Sql& sql, const RowSink& sink, const Args&... args) {
        const Cell cells[] = {to_cell(args)..., Cell{}};
        run(sql, {cells, sizeof...(args)}, sink);
    }
    template <Described Row, class... Args>
    std::vector<Row> all(const Sql& sql, const Args&... args) {
        std::vector<Row> rows;
        const auto add = [&](const RowView& row) {
            load_row(row, fields_of<Row>(), &rows.emplace_back());
        };
        each(sql, add, args...);
        return rows;
    }
    template <Described Row, class... Args>
    std::optional<Row> one(const Sql& sql, const Args&... args) {
        std::optional<Row> found;
        each(
            sql, [&](const RowView& row) { load_row(row, fields_of<Row>(), &found.emplace()); },
            args...);
        return found;
    }
    /// First column of the first row.
    template <class T, class... Args>
    std::optional<T> scalar(const Sql& sql, const Args&... args) {
        std::optional<T> found;
        each(
            sql,
            [&](const RowView& row) {
                if (!found && !row.cell(0).is_null()) Value<T>::load(row.cell(0), found.emplace());
            },
            args...);
        return found;
    }

    void emit(Event event) { events_.push_back(std::move(event)); }
    void emit_set(EventSet set) { event_sets_.push_back(std::move(set)); }
    void after_commit(std::function<void()> action) { after_commit_.push_back(std::move(action)); }

    /// Columns by name onto fields; a column without a field is a broken invariant.
    static void load_row(const RowView& row, Fields fields, void* object);
    template <class T>
    static Cell to_cell(const T& value) {
        if constexpr (std::is_same_v<T, Cell>)
            return value;
        else if constexpr (std::is_convertible_v<const T&, std::string_view>)
            return Cell::borrow(value);
        else
            return Value<T>::cell(value);
    }

 protected:
    explicit Tx(Id org) : org_(org) {}

    /// Runs `text` with all its arguments, $1 included.
    virtual std::int64_t run_bound(std::string_view text, std::span<const Cell> arguments,
                                   const RowSink& sink) = 0;
    virtual void push_bound(std::string_view text, std::span<const Cell> arguments) {
        run_bound(text, arguments, {});
    }

    std::vector<Late> late_;
    std::vector<Event> events_;
    std::vector<EventSet> event_sets_;
    std::vector<std::function<void()>> after_commit_;

 private:
    void push_late_cells(const Sql& sql, std::span<const Cell> arguments);
    std::vector<Cell> with_org(std::span<const Cell> arguments) const;

    Id org_;
};

}  // namespace zhuli::storage
