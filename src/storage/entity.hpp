// The entity store: how a described struct lives in a table. SQL for insert, update by changed
// columns and read by id is made once from the field table. Every tenant table has (org_id, id)
// as its key; org_id is never a member. This file knows no business and saves nothing without
// audit — the one save path is save.hpp; insert_row/update_row are for the child rows of an
// aggregate only.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/entity_name.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

/// Found by ADL: `constexpr EntityName entity_of(const Customer*) { return {"customer",
/// "customer"}; }` An entity has members Id id, std::int64_t version, Instant created_at, Instant
/// updated_at.
template <class T>
concept Entity = Described<T> && requires(const T* t, T& x) {
    { entity_of(t) } -> std::convertible_to<EntityName>;
    x.id = Id{};
    x.version = std::int64_t{};
};

struct TableOps {  // type-erased view of an entity or child row
    EntityName name;
    Fields fields;
};

template <class T>
constexpr TableOps table_of() {
    return {entity_of(static_cast<const T*>(nullptr)), fields_of<T>()};
}

/// Column list "id, version, name, …" of a struct, for SELECTs written by hand.
std::string columns_of(Fields fields, std::string_view prefix = {});

bool load_by_id(Tx& tx, const TableOps& table, Id id, void* object);
/// Those of the ids that are there, each into what `next` gives.
void load_each(Tx& tx, const TableOps& table, std::span<const Id> ids,
               const std::function<void*()>& next);
void insert_row(Tx& tx, const TableOps& table, const void* object);
/// Writes the columns that differ; with `expected_version` only if the row still has it.
/// False: no such row (or version).
bool update_row(Tx& tx, const TableOps& table, const void* before, const void* after,
                std::optional<std::int64_t> expected_version);

/// Whose record it is: `owner` is a column of `table`. Nothing if there is no such record.
std::optional<Id> owner_of(Tx& tx, std::string_view table, std::string_view owner, Id id);

template <class T>
std::optional<T> find(Tx& tx, Id id) {
    T object{};
    if (!load_by_id(tx, table_of<T>(), id, &object)) return std::nullopt;
    return object;
}

/// In no particular order; the caller bounds the ids.
template <class T>
std::vector<T> find_each(Tx& tx, std::span<const Id> ids) {
    std::vector<T> found;
    if (!ids.empty()) load_each(tx, table_of<T>(), ids, [&] { return &found.emplace_back(); });
    return found;
}

}  // namespace zhuli::storage
