// A time zone as a list of offset changes, resolved once: lookups are pure and take no lock.
// Changes are known from 1900 to 2200; outside, the nearest offset holds. A zone made before a
// government changes its rules keeps the rules of the ICU release it was made from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/value/date.hpp"
#include "core/value/instant.hpp"

namespace zhuli {

class TimeZone {
 public:
    /// IANA name such as Asia/Shanghai; nothing when it is unknown.
    static std::optional<TimeZone> named(std::string_view name);
    static TimeZone fixed(int offset_minutes);
    static TimeZone utc() { return fixed(0); }

    const std::string& name() const { return rules_->name; }
    std::int64_t offset_ms(Instant t) const;
    /// Local `minute` (0…1440) of `day`. Skipped local times become the moment of the change,
    /// repeated ones their first occurrence.
    Instant at(Date day, int minute) const;
    /// Days on which the clocks change, ascending.
    std::vector<Date> change_days() const;

 private:
    struct Change {
        std::int64_t at_ms = 0;
        std::int64_t offset_ms = 0;  // from then on
    };
    struct Rules {
        std::string name;
        std::int64_t first_offset_ms = 0;
        std::vector<Change> changes;
    };
    explicit TimeZone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}
    static std::shared_ptr<const Rules> read_rules(std::string_view name);

    std::shared_ptr<const Rules> rules_;
};

/// The calendar day `t` falls on in `zone`.
Date business_date(const TimeZone& zone, Instant t);
/// The first moment of `day`; usually 00:00, later where clocks skip midnight.
Instant start_of_day(const TimeZone& zone, Date day);

}  // namespace zhuli
