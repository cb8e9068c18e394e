// What a record was before somebody's change, out of its audit, for taking that change back. Reads
// only; whether it may be taken back, and what goes back with it, is the capability's own.
#pragma once

#include "core/ctx.hpp"
#include "storage/entity.hpp"

namespace zhuli::storage {

/// Makes of `record`, as it is since that version, what it was before. False: this version is
/// nobody's or somebody else's.
bool read_before(Tx& tx, const Ctx& ctx, const TableOps& table, Id id, std::int64_t version,
                 void* record);

/// As it was before the caller's change that led to `version`; nothing when it was somebody else's
/// or more has changed since. It says the version it has now.
template <Entity T>
std::optional<T> before_change(Tx& tx, const Ctx& ctx, const T& now, std::int64_t version) {
    T before = now;
    if (now.version != version || !read_before(tx, ctx, table_of<T>(), now.id, version, &before))
        return std::nullopt;
    before.version = now.version;
    before.updated_at = now.updated_at;
    return before;
}

}  // namespace zhuli::storage
