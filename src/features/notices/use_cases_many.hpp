// Telling many people one thing: a department, everybody of a role. One statement, however many
// they are; who was told of this record and due time before is not told again.
#pragma once

#include "features/notices/use_cases.hpp"

namespace zhuli::notices {

/// `notice.user_id` is not looked at.
void give_all(Tx& tx, const Ctx& ctx, std::span<const Id> people, NewNotice notice);

}  // namespace zhuli::notices
