#include "storage/entity.hpp"

#include <map>
#include <tuple>

#include "core/diff.hpp"
#include "storage/id_set.hpp"

namespace zhuli::storage {

namespace {

bool is_column(const Field& field) { return !field.has(stored_apart); }

constexpr std::size_t kMadeLimit = 1000;

/// SQL made from a field table once per thread and table; the key tells the kind of statement.
/// Mixes of changed columns are many: at the limit the texts are made anew.
const std::string& made_once(const TableOps& table, std::string_view kind,
                             const std::function<std::string()>& make) {
    using Key = std::tuple<const Field*, std::string_view, std::string>;
    thread_local std::map<Key, std::string> made;
    if (made.size() >= kMadeLimit) made.clear();
    auto& text = made[{table.fields.data(), table.name.table, std::string(kind)}];
    if (text.empty()) text = make();
    return text;
}

std::string parameter(std::size_t number) { return "$" + std::to_string(number); }

std::string insert_sql(const TableOps& table) {
    std::string names = "org_id", values = "$1";
    std::size_t number = 1;
    for (const Field& field : table.fields) {
        if (!is_column(field)) continue;
        names += ", " + std::string(field.name);
        values += ", " + parameter(++number);
    }
    return "INSERT INTO " + std::string(table.name.table) + " (" + names + ") VALUES (" + values +
           ")";
}

std::string update_sql(const TableOps& table, const std::vector<const Field*>& changed,
                       bool versioned) {
    std::string sets;
    std::size_t number = versioned ? 3 : 2;
    for (const Field* field : changed) {
        if (!sets.empty()) sets += ", ";
        sets += std::string(field->name) + " = " + parameter(++number);
    }
    return "UPDATE " + std::string(table.name.table) + " SET " + sets +
           " WHERE org_id = $1 AND id = $2" + (versioned ? " AND version = $3" : "");
}

}  // namespace

std::string columns_of(Fields fields, std::string_view prefix) {
    std::string list;
    for (const Field& field : fields) {
        if (!is_column(field)) continue;
        if (!list.empty()) list += ", ";
        list += std::string(prefix) + std::string(field.name);
    }
    return list;
}

bool load_by_id(Tx& tx, const TableOps& table, Id id, void* object) {
    const auto& sql = made_once(table, "find", [&] {
        return "SELECT " + columns_of(table.fields) + " FROM " + std::string(table.name.table) +
               " WHERE org_id = $1 AND id = $2";
    });
    bool found = false;
    const Cell arguments[] = {Cell::of(id.v)};
    tx.run_text(sql, arguments, [&](const RowView& row) {
        Tx::load_row(row, table.fields, object);
        found = true;
    });
    return found;
}

void load_each(Tx& tx, const TableOps& table, std::span<const Id> ids,
               const std::function<void*()>& next) {
    const bool sqlite = tx.dialect() == Dialect::sqlite;
    const auto& sql = made_once(table, sqlite ? "find_each" : "find_each_postgres", [&] {
        const std::string name(table.name.table);
        // CROSS JOIN: SQLite would rather read all rows of the organisation and look each up.
        return "SELECT " + columns_of(table.fields, "t.") + " FROM " +
               (sqlite ? "json_each($2) asked CROSS JOIN " + name +
                             " t WHERE t.org_id = $1 AND t.id = asked.value"
                       : name +
                             " t WHERE t.org_id = $1 AND t.id = ANY(ARRAY("
                             "SELECT CAST(value AS BIGINT)"
                             " FROM json_array_elements_text(CAST($2 AS json))))");
    });
    const std::string asked = id_set(ids);
    const Cell arguments[] = {Cell::borrow(asked)};
    tx.run_text(sql, arguments,
                [&](const RowView& row) { Tx::load_row(row, table.fields, next()); });
}

void insert_row(Tx& tx, const TableOps& table, const void* object) {
    const auto& sql = made_once(table, "insert", [&] { return insert_sql(table); });
    std::vector<Cell> cells;
    for (const Field& field : table.fields)
        if (is_column(field)) cells.push_back(field.type->cell(field.in(object)));
    tx.run_text(sql, cells, {});
}

bool update_row(Tx& tx, const TableOps& table, const void* before, const void* after,
                std::optional<std::int64_t> expected_version) {
    std::vector<const Field*> changed;
    for (const Field* field : changed_fields(table.fields, before, after))
        if (is_column(*field)) changed.push_back(field);
    if (changed.empty()) return true;
    const bool versioned = expected_version.has_value();
    std::string kind = versioned ? "v" : "u";
    for (const Field* field : changed) kind += "," + std::string(field->name);
    const auto& sql = made_once(table, kind, [&] { return update_sql(table, changed, versioned); });
    const Field* id = find_field(table.fields, "id");
    std::vector<Cell> cells{id->type->cell(id->in(after))};
    if (versioned) cells.push_back(Cell::of(*expected_version));
    for (const Field* field : changed) cells.push_back(field->type->cell(field->in(after)));
    return tx.run_text(sql, cells, {}) == 1;
}

std::optional<Id> owner_of(Tx& tx, std::string_view table, std::string_view owner, Id id) {
    const std::string text = "SELECT " + std::string(owner) + " FROM " + std::string(table) +
                             " WHERE org_id = $1 AND id = $2";
    const Cell arguments[] = {Cell::of(id.v)};
    std::optional<Id> found;
    tx.run_text(text, arguments, [&](const RowView& row) { found = row.id(0); });
    return found;
}

}  // namespace zhuli::storage
