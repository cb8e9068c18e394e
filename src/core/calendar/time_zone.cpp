#include "core/calendar/time_zone.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace zhuli {
namespace {

constexpr double kFirstMs = -2'208'988'800'000.0;  // 1900-01-01
constexpr double kLastMs = 7'258'118'400'000.0;    // 2200-01-01
constexpr std::size_t kMaxZoneName = 64;
constexpr std::size_t kMaxChanges = 2000;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

}  // namespace

std::shared_ptr<const TimeZone::Rules> TimeZone::read_rules(std::string_view name) {
    const auto id =
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
    icu::UnicodeString found;
    if (basic == nullptr || zone->getID(found) == UNICODE_STRING_SIMPLE("Etc/Unknown"))
        return nullptr;
    auto rules = std::make_shared<Rules>();
    rules->name = name;
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    basic->getOffset(kFirstMs, false, raw, saving, status);
    if (U_FAILURE(status)) return nullptr;
    std::int64_t offset = rules->first_offset_ms = raw + saving;
    double at = kFirstMs;
    icu::TimeZoneTransition next;
    while (rules->changes.size() < kMaxChanges && basic->getNextTransition(at, false, next)) {
        at = next.getTime();
        if (at > kLastMs) break;
        const std::int64_t to = next.getTo()->getRawOffset() + next.getTo()->getDSTSavings();
        if (to != offset) rules->changes.push_back({static_cast<std::int64_t>(at), to});
        offset = to;
    }
    return rules;
}

std::optional<TimeZone> TimeZone::named(std::string_view name) {
    if (name.empty() || name.size() > kMaxZoneName) return std::nullopt;
    auto rules = read_rules(name);
    return rules ? std::optional(TimeZone(std::move(rules))) : std::nullopt;
}

TimeZone TimeZone::fixed(int offset_minutes) {
    auto rules = std::make_shared<Rules>();
    const int size = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    rules->name = "UTC";
    if (size != 0) {
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        rules->name += (offset_minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
    }
    rules->first_offset_ms = offset_minutes * kMinuteMs;
    return TimeZone(std::move(rules));
}

std::int64_t TimeZone::offset_ms(Instant t) const {
    const auto& changes = rules_->changes;
    const auto after =
        std::upper_bound(changes.begin(), changes.end(), t.v,
                         [](std::int64_t v, const Change& c) { return v < c.at_ms; });
    return after == changes.begin() ? rules_->first_offset_ms : std::prev(after)->offset_ms;
}

Instant TimeZone::at(Date day, int minute) const {
    const std::int64_t local = day.days * kDayMs + minute * kMinuteMs;
    const auto& changes = rules_->changes;
    // Offsets stay within a day, so only changes around `local` can matter.
    auto next = std::upper_bound(changes.begin(), changes.end(), local - kDayMs,
                                 [](std::int64_t v, const Change& c) { return v < c.at_ms; });
    std::int64_t offset =
        next == changes.begin() ? rules_->first_offset_ms : std::prev(next)->offset_ms;
    for (; next != changes.end() && next->at_ms <= local + kDayMs; ++next) {
        if (local - offset < next->at_ms) break;
        if (local - next->offset_ms < next->at_ms) return {next->at_ms};
        offset = next->offset_ms;
    }
    return {local - offset};
}

std::vector<Date> TimeZone::change_days() const {
    std::vector<Date> days;
    std::int64_t before = rules_->first_offset_ms;
    for (const Change& change : rules_->changes) {
        for (const std::int64_t offset : {before, change.offset_ms})
            days.push_back({static_cast<std::int32_t>(floor_div(change.at_ms + offset, kDayMs))});
        before = change.offset_ms;
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

Date business_date(const TimeZone& zone, Instant t) {
    return {static_cast<std::int32_t>(floor_div(t.v + zone.offset_ms(t), kDayMs))};
}

Instant start_of_day(const TimeZone& zone, Date day) { return zone.at(day, 0); }

}  // namespace zhuli
