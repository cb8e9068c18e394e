// Set-wise saving: the same change to many records of one kind in one unit, as merge, handover,
// recycling and bulk edit need it. Every changed record gets what save() would have given it: the
// next version, its own audit entry with what it was before, and its own event, all written by
// INSERT … SELECT. Records that are that way already stay untouched. One event per record, not one
// per set, so that no consumer or timeline has to know about sets.
//
// A unit must stay short: choose at most kManyLimit records (ORDER BY id LIMIT) and go on in the
// next unit until nothing is changed. Search entries are the caller's matter.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/save.hpp"

namespace zhuli::storage {

inline constexpr std::int64_t kManyLimit = 2000;

/// A tenant SELECT of the ids to change; arguments from $2 on. It reads what the change writes at
/// most to choose by it.
struct Selection {
    const Sql& ids;
    std::vector<Cell> arguments;
};

struct ManyEvent {
    std::string_view kind;            // "customer.handed_over"
    std::string_view customer_field;  // whose id the timeline goes by; "id", or "" for none
    std::string body;                 // JSON object, the same for each
};

/// Type-erased core: `fields` of every chosen record become what they are in `values`. Returns how
/// many records changed. Throws TryAgain if they changed meanwhile; INVARIANT above kManyLimit.
std::int64_t save_set(Tx& tx, const Ctx& ctx, const TableOps& table, const Selection& selection,
                      const std::vector<const Field*>& fields, const void* values,
                      const ManyEvent& event);

template <Entity T>
std::int64_t save_many(Tx& tx, const Ctx& ctx, const Selection& selection,
                       const std::vector<std::string_view>& names, const T& values,
                       const ManyEvent& event) {
    std::vector<const Field*> fields;
    for (const auto name : names) {
        const Field* field = find_field(fields_of<T>(), name);
        INVARIANT(field != nullptr && !field->has(stored_apart), std::string(name));
        fields.push_back(field);
    }
    return save_set(tx, ctx, table_of<T>(), selection, fields, &values, event);
}

}  // namespace zhuli::storage
