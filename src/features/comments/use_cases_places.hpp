// Where a comment stands: the record, whose it is, what it is called, and who reads it. Writes
// nothing.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/comments/model_inputs.hpp"
#include "features/identity/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::comments {

using storage::Tx;

struct Standing {
    std::string entity;
    Id record_id;  // none: the customer itself
    Id customer_id;
    Id owner_id;  // none: it has no owner of its own

    /// As people name it: the customer itself too.
    Id record() const { return record_id ? record_id : customer_id; }
};

/// 422 for a kind of record without comments, not_found for one the caller does not read.
Result<Standing> find_standing(Tx& tx, const Ctx& ctx, std::string_view entity, Id record);
Result<Standing> standing_of(Tx& tx, const Ctx& ctx, const Comment& comment);
/// What the record is called; empty where its kind has no name.
std::string title_of(Tx& tx, const Standing& standing);

/// Of these people those who are at work and read the record, in their order, up to `most`.
std::vector<identity::User> readers_of(Tx& tx, const Ctx& ctx, const Standing& standing,
                                       std::span<const identity::User> people, std::size_t most);
/// Who has written there lately and who owns the record, without the caller.
std::vector<Id> concerned(Tx& tx, const Ctx& ctx, const Standing& standing);

}  // namespace zhuli::comments
