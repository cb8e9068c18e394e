// Date: a business date (proleptic Gregorian), stored and sent as YYYY-MM-DD. No time, no zone.
// The default value is "no date": stored as '' and sent as null.
#pragma once

#include <compare>
#include <limits>
#include <optional>

#include "core/value_type.hpp"

namespace zhuli {

struct YearMonthDay {
    int year = 1970, month = 1, day = 1;
    auto operator<=>(const YearMonthDay&) const = default;
};

struct Date {
    static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::min();

    std::int32_t days = kNone;  // since 1970-01-01
    auto operator<=>(const Date&) const = default;
    explicit operator bool() const { return days != kNone; }

    static Date from_ymd(int year, int month, int day);
    static std::optional<Date> parse(std::string_view text);  // exactly YYYY-MM-DD, a real day
    YearMonthDay ymd() const;
    std::string to_string() const;
    int weekday() const;  // 0 = Monday … 6 = Sunday
    Date plus_days(int n) const { return {days + n}; }
};

template <>
struct Value<Date> {
    static constexpr std::string_view name = "date";
    static constexpr CellType sql = CellType::text;

    static void write(JsonOut& out, Date d);
    static bool read(const boost::json::value& json, Date& d, Reading& reading);
    static bool text(std::string_view s, Date& d, Reading& reading);
    static std::string to_text(Date d) { return d ? d.to_string() : ""; }
    static Cell cell(Date d) { return Cell::made(to_text(d)); }
    static void load(const Cell& cell, Date& d);
    static bool empty(Date d) { return !d; }
    static void schema(JsonOut& out) {
        out.key("type").string("string").key("format").string("date");
    }
    static void mask(Date& d) { d = {}; }
};

}  // namespace zhuli
