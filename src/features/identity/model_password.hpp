// Password: a new password as somebody chose it, of the policy's strength: at least 8 characters,
// two kinds of them, and not a word everyone tries first. Before a unit is queued its place is
// taken by its hash (passwords.hpp), which satisfies the same policy.
#pragma once

#include "core/value/text.hpp"

namespace zhuli::identity {

inline constexpr std::size_t kShortestPassword = 8;
inline constexpr std::size_t kLongestPassword = 200;

struct Password {
    static constexpr std::size_t kLimit = kLongestPassword;
    std::string v;

    Password() = default;
    Password(std::string value) : v(std::move(value)) {}  // NOLINT: reads like a string
    Password(std::string_view value) : v(value) {}        // NOLINT
    Password(const char* value) : v(value) {}             // NOLINT
    bool empty() const { return v.empty(); }
    auto operator<=>(const Password&) const = default;
};

/// Refuses a password that is too short, too long or too easy.
bool judge_password(std::string_view password, Reading& reading);

}  // namespace zhuli::identity

namespace zhuli {

template <>
struct Value<identity::Password> : TextValue<identity::Password> {
    static constexpr std::string_view name = "text";

    static bool text(std::string_view s, identity::Password& password, Reading& reading) {
        return TextValue<identity::Password>::text(s, password, reading) &&
               (password.empty() || identity::judge_password(password.v, reading));
    }
};

}  // namespace zhuli
