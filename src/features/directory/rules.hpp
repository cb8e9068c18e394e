// What is true of platforms and accounts, without I/O: who looks after them, which settings make
// sense, who may come in by an account.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/directory/model.hpp"

namespace zhuli::directory {

inline constexpr std::int64_t kStartMs = 10 * kMinuteMs;  // how long a sign-in may take over there
inline constexpr std::string_view kReturnPath = "/sign-in/platform";

std::span<const Permission> permissions();

/// Everything that is wrong with the settings, at once. `may_be_http`: on the loopback.
Result<> check(const Platform& platform, bool may_be_http);
/// "https://crm.example.cn" + kReturnPath: the one address the platform leads back to.
std::string return_url_of(const Platform& platform);
/// Whether a page at `origin` is where this product is opened; a program names none.
bool is_home(const Platform& platform, std::string_view origin);

inline constexpr std::int64_t kGiveUpMs = kDayMs;  // a platform that cannot be read
/// The pause after so many failed tries: half a minute, one, two … half an hour.
std::int64_t pause_ms(std::int64_t tries);
/// What the platform said, cut to what is kept.
std::string shortened(std::string_view words);

/// Problems: 403 directory.not_bound, directory.has_left.
Result<> check_entrance(const std::optional<Account>& account);

}  // namespace zhuli::directory
