// The one save path: a record's row with its version check, its audit entry and its event, in one
// unit. An aggregate (an order with its lines) is one audit entry and one event. Set-wise changes use
// save_many. tests/arch allows no other DML on tenant tables outside storage/ and store*.cpp.
#pragma once

#include "core/ctx.hpp"
#include "core/diff.hpp"
#include "core/result.hpp"
#include "storage/entity.hpp"

namespace zhuli::storage {

struct SaveEvent {
    std::string_view kind;  // "customer.created"
    Id customer_id;
    std::string body;  // JSON object, may be empty
};

/// Type-erased core of save(); `before` null for a new record. Sets version and updated_at on
/// `after` (and created_at, version 1 for a new one). Stale version: 409 problem.stale.
Result<> save_record(Tx& tx, const Ctx& ctx, const TableOps& table, const void* before, void* after,
                     const SaveEvent& event);

template <Entity T>
Result<> save_new(Tx& tx, const Ctx& ctx, T& record, const SaveEvent& event) {
    if (!record.id) record.id = tx.new_id();
    return save_record(tx, ctx, table_of<T>(), nullptr, &record, event);
}

template <Entity T>
Result<> save(Tx& tx, const Ctx& ctx, const T& before, T& after, const SaveEvent& event) {
    return save_record(tx, ctx, table_of<T>(), &before, &after, event);
}

/// 409 with the current record unless the caller saw its version.
template <Entity T>
Result<> check_version(const T& current, std::optional<std::int64_t> if_match,
                       const std::string& current_json) {
    if (!if_match || *if_match == current.version) return Done{};
    Problem problem = Problem::of(Status::conflict, "problem.stale");
    problem.current_json = current_json;
    return problem;
}

/// A set-wise change: `set_sql` and `where_sql` are constants of a store file; every changed row gets
/// version + 1, an audit entry by INSERT … SELECT, and one event stands for the whole selection.
struct ManyChange {
    std::string_view table, entity;
    std::string_view field;       // the column that changes
    Cell value;                   // its new value
    std::vector<Id> ids;          // the selection, at most kManyLimit
};
inline constexpr std::size_t kManyLimit = 10'000;
std::int64_t save_many(Tx& tx, const Ctx& ctx, const ManyChange& change, const SaveEvent& event);

}  // namespace zhuli::storage
