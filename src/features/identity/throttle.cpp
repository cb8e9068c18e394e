#include "features/identity/throttle.hpp"

#include "features/identity/rules.hpp"
#include "features/identity/store.hpp"

namespace zhuli::identity {

Result<> check_throttle(storage::Database& db, std::string_view email, Instant now) {
    const auto attempts =
        storage::read_now(db, {}, [&](Tx& tx) { return find_attempts(tx, email); });
    if (!attempts || attempts->failed < kFailuresBeforePause) return Done{};
    const std::int64_t left_ms = attempts->since_at.v + kPauseMs - now.v;
    if (left_ms <= 0) return Done{};
    const int seconds = static_cast<int>(left_ms / kSecondMs) + 1;
    Problem problem =
        Problem::of(Status::too_many, "problem.too_many", {{"seconds", std::to_string(seconds)}});
    problem.retry_after_s = seconds;
    return problem;
}

Result<> remember_failure(storage::Database& db, std::string_view email, Instant now) {
    Ctx ctx;
    ctx.now = now;
    return storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
        count_failure(tx, email, now);
        return Done{};
    });
}

}  // namespace zhuli::identity
