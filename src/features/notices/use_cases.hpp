// Telling people something once, and reading it. Every capability that has something to say calls
// give(); how it reaches people outside the product is not its concern.
#pragma once

#include "core/codec.hpp"
#include "core/messages.hpp"
#include "features/notices/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::notices {

using storage::Tx;

struct NewNotice {
    Id user_id;
    std::string_view kind;  // "follow_up.reminder"; texts: notice.<kind>, enum.notice.kind.<kind>
    std::string_view entity;
    Id entity_id;
    Id customer_id = {};  // none: about no customer
    Instant due_at;
    std::vector<Word> words;
    bool urgent = false;
};
/// Tells it, unless this person was told of this record and due time before (then: no id).
Id give(Tx& tx, const Ctx& ctx, NewNotice notice);
/// What is done needs nobody's attention: notices about it count as read.
void settle(Tx& tx, const Ctx& ctx, std::string_view entity, Id entity_id);

/// One's own, newest first.
Result<Notices> list_notices(Tx& tx, const Ctx& ctx, const NoticeQuestion& in,
                             const Catalog& texts);
Result<Notices> read_notices(Tx& tx, const Ctx& ctx, const NoticeReading& in, const Catalog& texts);
/// One's own, up to kUnreadLimit.
std::int64_t count_unread_notices(Tx& tx, const Ctx& ctx);

}  // namespace zhuli::notices
