// Idempotency keys, scoped to (organisation, user, route, key), kept 30 days, stored only for
// successes and in the same unit as what they answer.
#pragma once

#include <optional>
#include <string>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

struct KeptAnswer {
    int status = 200;
    std::string body;
};

/// The first answer to this key, nothing if it is new, 422 if the body differs.
Result<std::optional<KeptAnswer>> find_answer(Tx& tx, const Ctx& ctx, std::string_view route,
                                              std::string_view key, std::string_view body_hash);
void keep_answer(Tx& tx, const Ctx& ctx, std::string_view route, std::string_view key,
                 std::string_view body_hash, const KeptAnswer& answer);
inline constexpr std::int64_t kForgottenAtOnce = 500;  // what one short unit drops
/// Drops some of this organisation's answers older than 30 days; returns how many, 0 at the end.
std::int64_t forget_answers(Tx& tx, Instant now);

}  // namespace zhuli::storage
