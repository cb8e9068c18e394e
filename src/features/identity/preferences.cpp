#include "features/identity/preferences.hpp"

#include "features/identity/rules.hpp"
#include "features/identity/store.hpp"

namespace zhuli::identity {

namespace {

Result<> check_room(Tx& tx, const Ctx& ctx, const Preference& in) {
    const auto used = other_preferences(tx, ctx.user, in.key.v);
    if (used.count >= kMostPreferences)
        return Problem::field("key", "field.too_many", {{"max", std::to_string(kMostPreferences)}});
    const auto left = kMostPreferenceBytes - used.bytes;
    if (static_cast<std::int64_t>(in.value.v.size()) > left)
        return Problem::field("value", "identity.preferences_full",
                              {{"max", std::to_string(kMostPreferenceBytes)}});
    return Done{};
}

}  // namespace

Result<Preference> set_preference(Tx& tx, const Ctx& ctx, const Preference& in) {
    CHECK(check_preference_key(in.key.v));
    if (in.value.v == "null") {
        forget_preference(tx, ctx.user, in.key.v);
        return in;
    }
    CHECK(check_room(tx, ctx, in));
    keep_preference(tx, ctx.user, in.key.v, in.value.v);
    return in;
}

Result<Preference> show_preference(Tx& tx, const Ctx& ctx, const PreferenceKey& in) {
    auto value = find_preference(tx, ctx.user, in.key.v);
    if (!value) return Problem::not_found("preference");
    return Preference{in.key, {std::move(*value)}};
}

JsonText all_preferences(Tx& tx, Id user) {
    JsonOut out;
    out.begin_object();
    each_preference(tx, user,
                    [&](std::string_view key, std::string_view value) { out.key(key).raw(value); });
    out.end_object();
    return {out.take()};
}

}  // namespace zhuli::identity
