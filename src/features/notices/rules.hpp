// What is true of notices, without I/O: who reads them, how their texts are made, which of them
// leave the product, when, and how many go into one message.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/messages.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/notices/model.hpp"

namespace zhuli::notices {

std::span<const Permission> permissions();

/// The notice in words; {due} is its due time in `zone`, the date only on another day than `now`.
std::string text_of(const Notice& notice, const Catalog& texts, Locale locale, const TimeZone& zone,
                    Instant now);

/// Its subject is the person or the bot, so that two messages to one place never race.
inline constexpr std::string_view kSendJob = "notices.send";
inline constexpr std::string_view kTrialKind = "notices.trial";
/// Told of a place that could not be reached, and not told there.
inline constexpr std::string_view kUndeliverableKind = "notices.undeliverable";
inline constexpr std::size_t kBotsLimit = 50;
inline constexpr std::int64_t kGiveUpMs = 48 * kHourMs;
inline constexpr std::int64_t kLongestPauseMs = kHourMs;
inline constexpr std::int64_t kMailGapMs = 5 * kMinuteMs;  // between two that are not urgent
inline constexpr std::int64_t kShortGapMs = 3 * kSecondMs;

/// Kinds of which somebody has words, with their names.
std::vector<std::string_view> kinds_of(const Catalog& texts);

Result<> check(const MailSettings& settings);
/// `kinds`: every kind there is; the host stands between scheme and path of an https address.
Result<> check(const Bot& bot, std::span<const std::string_view> kinds, bool may_be_http);
std::string host_of(std::string_view url);

bool is_mailed(const Notice& notice, MailWish wish);
bool is_told_by(const Bot& bot, const Notice& notice);
/// Urgent ones at once, others when the office is open.
Instant send_at(const Notice& notice, const WorkCalendar& calendar, Instant now);
/// How long a message waits after the last one to the same place.
std::int64_t gap_ms(PostChannel channel, bool urgent);
/// The pause after so many failed tries: one minute, two, four … one hour.
std::int64_t pause_ms(std::int64_t tries);

/// One message of many lines: as many as fit into `limit` bytes, then how many more there are. A
/// single line that is too long is cut.
std::string joined(std::span<const std::string> lines, std::size_t limit, const Catalog& texts,
                   Locale locale);

}  // namespace zhuli::notices
