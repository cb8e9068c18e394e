// Finds the record that something hangs on (a file, a comment) and decides, by its kind
// (model_hosts.hpp), whether the caller reaches it. Knows no capability: tables and permissions
// are data.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/attachments/model_hosts.hpp"
#include "storage/tx.hpp"

namespace zhuli::attachments {

enum class Access : unsigned char { read, add };

/// Where a file is kept: of the customer itself, record_id is none.
struct Hosted {
    Id record_id;
    Id customer_id;
};

/// 422 for a kind of record without files, not_found for one that is not there or out of scope, 409
/// for adding to one whose files are fixed.
Result<Hosted> find_hosted(storage::Tx& tx, const Ctx& ctx, std::string_view entity, Id record,
                           Access access);

/// The same for a kind of record that another capability hangs something on.
Result<Hosted> find_hosted(storage::Tx& tx, const Ctx& ctx, const Host& host, Id record,
                           Access access);

}  // namespace zhuli::attachments
