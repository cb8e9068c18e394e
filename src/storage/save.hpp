// The one save path: a record's row with its version check, its audit entry and its event, in one
// unit. An aggregate (an order with its lines) is one audit entry and one event. tests/arch
// allows no other DML on tenant tables outside storage/ and store*.cpp.
#pragma once

#include "core/ctx.hpp"
#include "core/diff.hpp"
#include "core/result.hpp"
#include "storage/entity.hpp"

namespace zhuli::storage {

struct SaveEvent {
    std::string_view kind;  // "customer.created"; a literal: it is written when the unit ends
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

}  // namespace zhuli::storage
