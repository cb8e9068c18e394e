// Phones, e-mail addresses and credit codes in one form each, so that equal ones are equal texts.
// Syntax only: nothing here knows whether a number is in service or a mailbox exists.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhuli::text {

/// E.164: "138 0013 8000", "0755-8888 8888 转 8001", "400-800-8888", "+44 20 7946 0958" →
/// "+8613800138000" …; extensions are dropped, full-width digits folded. National numbers are
/// read as `country`'s (calling code); only 86 checks area codes and mobile prefixes.
std::optional<std::string> e164(std::string_view s, std::string_view country = "86");

/// The digits a phone is searched by: national for +86, all for others; of text that is no
/// phone number whatever digits it has.
std::string phone_digits(std::string_view s);
/// The last `count` digits; fewer when there are fewer.
std::string phone_tail(std::string_view s, std::size_t count = 4);

/// 统一社会信用代码, GB 32100-2015: 18 characters in capitals with the right check character.
bool credit_code_valid(std::string_view s);

inline constexpr std::size_t kMaxEmail = 254;
inline constexpr std::size_t kMaxEmailLocal = 64;
/// Trimmed, half width, the whole address in lower case (no mail provider in use tells them apart).
std::optional<std::string> normal_email(std::string_view s);

}  // namespace zhuli::text
