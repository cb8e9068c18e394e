#include "storage/save_many.hpp"

#include <fmt/format.h>

#include "storage/ids.hpp"

namespace zhuli::storage {

namespace {

/// The statements of one call: their texts share the selection and its arguments, then come
/// arguments of their own.
class SetWrite {
 public:
    SetWrite(Tx& tx, const Ctx& ctx, const TableOps& table, const Selection& selection,
             const std::vector<const Field*>& fields, const void* values)
        : tx_(tx),
          ctx_(ctx),
          table_(table),
          fields_(fields),
          values_(values),
          cells_(selection.arguments),
          name_(table.name.table),
          chosen_(fmt::format("x.org_id = $1 AND x.id IN ({})", selection.ids.in(tx.dialect()))) {
        std::string differs;
        for (const Field* field : fields_) {
            value_.push_back(add(field->type->cell(field->in(values_))));
            differs += fmt::format("{}x.{} IS DISTINCT FROM {}", differs.empty() ? "" : " OR ",
                                   field->name, value_.back());
        }
        chosen_ += " AND (" + differs + ")";
    }

    /// How many records will change; locks them, in the order of their ids.
    std::int64_t lock() {
        const bool postgres = tx_.dialect() == Dialect::postgres;
        std::int64_t count = 0;
        tx_.run_text(fmt::format("SELECT COUNT(*) FROM (SELECT x.id FROM {} x WHERE {}"
                                 " ORDER BY x.id{}) locked",
                                 name_, chosen_, postgres ? " FOR UPDATE" : ""),
                     cells_, [&](const RowView& row) { count = row.integer(0); });
        INVARIANT(count <= kManyLimit, "too many records for one unit");
        return count;
    }

    /// One entry per record, from what it is now.
    void write_audit(Id first, std::int64_t count) {
        const auto own = keep();
        const auto counter = "(" + add(Cell::of(counter_of(first))) + " + x.rn)";
        const std::string id = fmt::format("({0} / 4096) * 4194304 + {1} + {0} % 4096", counter,
                                           add(Cell::of(node_of(first) << kIdSequenceBits)));
        const std::string text = fmt::format(
            "INSERT INTO audit (org_id, id, entity, entity_id, version, at, actor_id, path, "
            "changes)"
            " SELECT x.org_id, {}, {}, x.id, x.version + 1, {}, {}, {}, {} FROM (SELECT x.*,"
            " ROW_NUMBER() OVER (ORDER BY x.id) - 1 AS rn FROM {} x WHERE {}) x",
            id, add(Cell::borrow(table_.name.entity)), add(Cell::of(ctx_.now.v)),
            add(Cell::of(ctx_.user.v)), add(Cell::borrow(enum_name(ctx_.path))), changes(), name_,
            chosen_);
        expect(tx_.run_text(text, cells_, {}), count);
        cells_.resize(own);
    }

    /// Exactly the records that have just been given an audit entry.
    void update(std::int64_t count) {
        const auto own = keep();
        std::string sets = "version = x.version + 1, updated_at = " + add(Cell::of(ctx_.now.v));
        for (std::size_t i = 0; i < fields_.size(); ++i)
            sets += fmt::format(", {} = {}", fields_[i]->name, value_[i]);
        const std::string text = fmt::format(
            "UPDATE {} AS x SET {} WHERE {} AND EXISTS (SELECT 1 FROM audit a WHERE"
            " a.org_id = x.org_id AND a.entity_id = x.id AND a.version = x.version + 1)",
            name_, sets, chosen_);
        expect(tx_.run_text(text, cells_, {}), count);
        cells_.resize(own);
    }

    /// Written when the unit ends, from the audit entries of this call.
    void emit(Id first, std::int64_t count, const ManyEvent& event) {
        cells_.clear();
        const auto node = add(Cell::of(node_of(first)));
        const auto from = add(Cell::of(first.v));
        const auto to = add(Cell::of(last_id(first, count)));
        const std::string customer =
            event.customer_field.empty() ? "0" : "x." + std::string(event.customer_field);
        const std::string values =
            fmt::format("{}, {}, x.id, {}, a.at, a.actor_id, a.path, {}",
                        add(Cell::made(std::string(event.kind))),
                        add(Cell::made(std::string(table_.name.entity))), customer,
                        add(Cell::made(event.body.empty() ? "{}" : event.body)));
        const std::string text = fmt::format(
            "INSERT INTO event (org_id, seq, kind, entity, entity_id, customer_id, at, actor_id,"
            " path, body) SELECT a.org_id, ${} + ROW_NUMBER() OVER (ORDER BY x.id), {} FROM audit a"
            " JOIN {} x ON x.org_id = a.org_id AND x.id = a.entity_id WHERE a.org_id = $1"
            " AND a.id BETWEEN {} AND {} AND (a.id / 4096) % 1024 = {}",
            cells_.size() + 2, values, name_, from, to, node);
        tx_.emit_set({text, std::move(cells_), count});
    }

 private:
    std::string add(Cell cell) {
        cells_.push_back(std::move(cell));
        return "$" + std::to_string(cells_.size() + 1);
    }
    std::size_t keep() const { return cells_.size(); }

    static std::int64_t last_id(Id first, std::int64_t count) {
        const auto counter = counter_of(first) + count - 1;
        return ((counter >> kIdSequenceBits) << (kIdNodeBits + kIdSequenceBits)) |
               (node_of(first) << kIdSequenceBits) | (counter & ((1 << kIdSequenceBits) - 1));
    }

    /// Others changed a record between two of our statements: from the start again.
    static void expect(std::int64_t written, std::int64_t count) {
        if (written != count) throw TryAgain("the chosen records changed meanwhile");
    }

    /// SQL for the audit's JSON: [{"field":…,"before":…,"after":…}] of the fields that differ.
    std::string changes() {
        std::string parts;
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            JsonOut after;
            if (fields_[i]->has(secret))
                after.string("secret");
            else
                fields_[i]->type->write(after, fields_[i]->in(values_));
            const auto tail = add(Cell::made(",\"after\":" + after.take() + "}"));
            parts += fmt::format(
                "{}CASE WHEN x.{} IS DISTINCT FROM {} THEN"
                " ',{{\"field\":\"{}\",\"before\":' || {} || {} ELSE '' END",
                i == 0 ? "" : " || ", fields_[i]->name, value_[i], fields_[i]->name,
                json_of(*fields_[i]), tail);
        }
        return "'[' || substr(" + parts + ", 2) || ']'";
    }

    /// The column as the field's own type writes it.
    std::string json_of(const Field& field) const {
        const std::string column = "x." + std::string(field.name);
        const auto type = field.type->name;
        const std::string quoted = tx_.dialect() == Dialect::postgres
                                       ? "CAST(to_json(" + column + ") AS TEXT)"
                                       : "json_quote(" + column + ")";
        if (field.has(secret)) return "'\"secret\"'";
        if (type == "id")
            return fmt::format("CASE {0} WHEN 0 THEN 'null' ELSE '\"' || {0} || '\"' END", column);
        if (type == "boolean")
            return fmt::format("CASE {} WHEN 0 THEN 'false' ELSE 'true' END", column);
        if (type == "date")
            return fmt::format("CASE {} WHEN '' THEN 'null' ELSE {} END", column, quoted);
        if (type == "list" || type == "object") return column;
        if (field.type->sql == CellType::text) return quoted;
        INVARIANT(field.type->sql == CellType::integer, "save_many writes no " + std::string(type));
        return "CAST(" + column + " AS TEXT)";
    }

    Tx& tx_;
    const Ctx& ctx_;
    const TableOps& table_;
    const std::vector<const Field*>& fields_;
    const void* values_;
    std::vector<Cell> cells_;
    std::vector<std::string> value_;  // the parameter of each field
    std::string name_, chosen_;
};

}  // namespace

std::int64_t save_set(Tx& tx, const Ctx& ctx, const TableOps& table, const Selection& selection,
                      const std::vector<const Field*>& fields, const void* values,
                      const ManyEvent& event) {
    INVARIANT(!fields.empty(), "a set is changed in something");
    SetWrite write(tx, ctx, table, selection, fields, values);
    const auto count = write.lock();
    if (count == 0) return 0;
    const Id first = tx.new_ids(count);
    write.write_audit(first, count);
    write.update(count);
    if (!event.kind.empty()) write.emit(first, count, event);
    return count;
}

}  // namespace zhuli::storage
