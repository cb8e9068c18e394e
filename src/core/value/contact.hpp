// Phone, Email and CreditCode: checked and normalised when read from outside, trusted when loaded.
// A phone is kept in E.164 (+8613800138000); an empty value means "none".
#pragma once

#include "core/value/text.hpp"

namespace zhuli {

struct Phone {
    static constexpr std::size_t kLimit = 40;
    std::string v;
    auto operator<=>(const Phone&) const = default;
};

struct Email {
    static constexpr std::size_t kLimit = 254;
    std::string v;
    auto operator<=>(const Email&) const = default;
};

/// 统一社会信用代码, GB 32100-2015.
struct CreditCode {
    static constexpr std::size_t kLimit = 18;
    std::string v;
    auto operator<=>(const CreditCode&) const = default;
};

template <>
struct Value<Phone> : TextValue<Phone> {
    static constexpr std::string_view name = "phone";
    static bool text(std::string_view s, Phone& phone, Reading& reading);
};

template <>
struct Value<Email> : TextValue<Email> {
    static constexpr std::string_view name = "email";
    static bool text(std::string_view s, Email& email, Reading& reading);
};

template <>
struct Value<CreditCode> : TextValue<CreditCode> {
    static constexpr std::string_view name = "credit_code";
    static bool text(std::string_view s, CreditCode& code, Reading& reading);
};

}  // namespace zhuli
