#include "features/notices/rules.hpp"

#include <fmt/format.h>

namespace zhuli::notices {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"notices.read",
     {{assistant, Scope::own},
      {manager, Scope::own},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {hr, Scope::own},
      {admin, Scope::own},
      {auditor, Scope::own}}},
};

std::string time_of(const TimeZone& zone, Instant at, Instant now) {
    const Date day = business_date(zone, at);
    const auto minute = (at.v - zone.at(day, 0).v) / kMinuteMs;
    const auto clock = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
    if (day == business_date(zone, now)) return clock;
    return Value<Date>::to_text(day) + " " + clock;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::string text_of(const Notice& notice, const Catalog& texts, Locale locale, const TimeZone& zone,
                    Instant now) {
    Params params{{"due", time_of(zone, notice.due_at, now)}};
    for (const Word& word : notice.words)
        params.emplace_back(word.name, word.is_key ? texts.text(locale, word.value) : word.value);
    return texts.text(locale, "notice." + notice.kind.v, params);
}

}  // namespace zhuli::notices
