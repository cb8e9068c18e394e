// Whose the customers of a file become: a colleague named in a cell, if whoever brought the file
// may give customers to them.
#pragma once

#include "core/ctx.hpp"
#include "features/imports/plan.hpp"
#include "storage/database.hpp"

namespace zhuli::imports {

/// Finds colleagues by name or e-mail, each name asked once. Refuses imports.no_such_owner,
/// imports.several_owners and customers.owner_out_of_scope, the latter by the rights the person has
/// now who brings the file.
FindOwner find_owner(storage::Database& db, const Ctx& ctx);

/// Whether the person may give a customer of `from`'s to `to`.
bool may_give(storage::Tx& tx, const Ctx& ctx, Id from, Id to);

}  // namespace zhuli::imports
