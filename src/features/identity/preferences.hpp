// What one person chose for the screen: theme, columns, saved views. Small JSON values by key that
// only the client understands; the last write wins. Personal, so neither audited nor an event;
// bounded in number and size. The session answer brings all of them.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/value/json_text.hpp"
#include "http/route.hpp"

namespace zhuli::identity {

using storage::Tx;

inline constexpr std::int64_t kMostPreferences = 200;
inline constexpr std::int64_t kMostPreferenceBytes = 64 * 1024;  // of all values together

struct Preference {
    Text<80> key;  // letters, digits and . _ - :
    JsonText value;
};
BOOST_DESCRIBE_STRUCT(Preference, (), (key, value))
constexpr auto notes(const Preference*) {
    return std::array{note<&Preference::key>(from_path), note<&Preference::value>(required)};
}

struct PreferenceKey {
    Text<80> key;
};
BOOST_DESCRIBE_STRUCT(PreferenceKey, (), (key))
constexpr auto notes(const PreferenceKey*) {
    return std::array{note<&PreferenceKey::key>(from_path)};
}

/// null forgets the key. Problems: 422 for a key that is none, too many keys or too much in all.
Result<Preference> set_preference(Tx& tx, const Ctx& ctx, const Preference& in);
/// 404 for a key nobody set.
Result<Preference> show_preference(Tx& tx, const Ctx& ctx, const PreferenceKey& in);
/// All of one person as one JSON object.
JsonText all_preferences(Tx& tx, Id user);

}  // namespace zhuli::identity
