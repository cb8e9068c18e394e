// Who may see how to reach a customer that is not theirs, because they have something open with it:
// other capabilities say what such a task is (CustomerTask of features/feature.hpp).
#pragma once

#include "core/ctx.hpp"
#include "storage/tx.hpp"

namespace zhuli::customers {

/// Before anything is served; `sql` asks for the customer ($2) and, if `own`, the caller ($3).
void know_task(std::string_view permission, const storage::Sql& sql, bool own);
void forget_tasks();

/// At most one short query for each kind of task the caller may have.
bool has_open_task(storage::Tx& tx, const Ctx& ctx, Id customer);

}  // namespace zhuli::customers
