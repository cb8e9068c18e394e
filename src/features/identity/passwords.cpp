#include "features/identity/passwords.hpp"

#include "features/identity/model.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/throttle.hpp"
#include "storage/entity.hpp"

namespace zhuli::identity {

namespace {

std::string_view text_of(const RawInput& input, std::string_view member) {
    const auto* value =
        input.body.is_object() ? input.body.get_object().if_contains(member) : nullptr;
    INVARIANT(value != nullptr && value->is_string(), "decoded input has " + std::string(member));
    return value->get_string();
}

}  // namespace

Result<> hash_new_password(RawInput& input) {
    input.body.as_object()["password"] = hash_password(text_of(input, "password"));
    return Done{};
}

Result<> check_own_password(storage::Database& db, const Ctx& ctx, Id session, RawInput& input) {
    const auto user = storage::read_now(
        db, ctx.org.id, [&](storage::Tx& tx) { return storage::find<User>(tx, ctx.user); });
    if (!user) return Problem::of(Status::unauthenticated, "problem.unauthenticated");
    CHECK(check_throttle(db, user->email.v, ctx.now));
    if (!password_matches(user->password_hash.v, text_of(input, "current_password"))) {
        CHECK(remember_failure(db, user->email.v, ctx.now));
        return Problem::field("current_password", "identity.wrong_password");
    }
    CHECK(hash_new_password(input));
    auto& body = input.body.as_object();
    body["current_password"] = "compared";
    body["keep_session_id"] = std::to_string(session.v);
    return Done{};
}

}  // namespace zhuli::identity
