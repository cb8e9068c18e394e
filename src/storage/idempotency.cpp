#include "storage/idempotency.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kFind{"idempotency.find",
                    "SELECT body_hash, status, body FROM idempotency WHERE org_id = $1"
                    " AND user_id = $2 AND route = $3 AND key = $4"};
constexpr Sql kKeep{"idempotency.keep",
                    "INSERT INTO idempotency (org_id, user_id, route, key, body_hash, status, body,"
                    " created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

constexpr Sql kForget{"idempotency.forget",
                      "DELETE FROM idempotency WHERE org_id = $1 AND (user_id, route, key) IN"
                      " (SELECT user_id, route, key FROM idempotency WHERE org_id = $1"
                      " AND created_at < $2 ORDER BY created_at LIMIT $3)"};
constexpr std::int64_t kKeptMs = 30 * kDayMs;

struct Kept {
    std::string body_hash;
    int status = 200;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (body_hash, status, body))

constexpr const Sql* kStatements[] = {&kFind, &kKeep, &kForget};

}  // namespace

std::span<const Sql* const> idempotency_statements() { return kStatements; }

Result<std::optional<KeptAnswer>> find_answer(Tx& tx, const Ctx& ctx, std::string_view route,
                                              std::string_view key, std::string_view body_hash) {
    const auto kept = tx.one<Kept>(kFind, ctx.user, route, key);
    if (!kept) return std::optional<KeptAnswer>{};
    if (kept->body_hash != body_hash)
        return Problem::of(Status::invalid, "problem.idempotency_mismatch");
    return std::optional<KeptAnswer>{{kept->status, kept->body}};
}

void keep_answer(Tx& tx, const Ctx& ctx, std::string_view route, std::string_view key,
                 std::string_view body_hash, const KeptAnswer& answer) {
    tx.push(kKeep, ctx.user, route, key, body_hash, answer.status, answer.body, ctx.now);
}

std::int64_t forget_answers(Tx& tx, Instant now) {
    return tx.exec(kForget, now.plus_ms(-kKeptMs), kForgottenAtOnce);
}

}  // namespace zhuli::storage
