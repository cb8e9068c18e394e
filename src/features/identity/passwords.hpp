// What happens to a password on its way into a unit, on the request's worker: hashing takes 20 ms
// and must not hold the writer. The input's password is replaced by its hash; the policy has been
// checked when the input was decoded. Knows no route and no session.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/database.hpp"

namespace zhuli::identity {

Result<> hash_new_password(RawInput& input);

/// Also compares the current password with the caller's own, as slowly as a sign-in and throttled
/// like one, and notes which session stays. Problems: current_password identity.wrong_password,
/// 429 after too many failures.
Result<> check_own_password(storage::Database& db, const Ctx& ctx, Id session, RawInput& input);

}  // namespace zhuli::identity
