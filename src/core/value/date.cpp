#include "core/value/date.hpp"

#include <cstdio>

namespace zhuli {

namespace {

constexpr int kDaysPerEra = 146'097;  // 400 Gregorian years

bool digits(std::string_view s, int& out) {
    out = 0;
    for (const char c : s) {
        if (c < '0' || c > '9') return false;
        out = out * 10 + (c - '0');
    }
    return true;
}

}  // namespace

// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
Date Date::from_ymd(int year, int month, int day) {
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {era * kDaysPerEra + day_of_era - 719'468};
}

// Source: as above, civil_from_days.
YearMonthDay Date::ymd() const {
    const int z = days + 719'468;
    const int era = (z >= 0 ? z : z - (kDaysPerEra - 1)) / kDaysPerEra;
    const int doe = z - era * kDaysPerEra;
    const int yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    const int month = mp < 10 ? mp + 3 : mp - 9;
    return {yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

std::optional<Date> Date::parse(std::string_view text) {
    int year = 0, month = 0, day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (!digits(text.substr(0, 4), year) || !digits(text.substr(5, 2), month) ||
        !digits(text.substr(8, 2), day))
        return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const Date date = from_ymd(year, month, day);
    if (date.ymd() != YearMonthDay{year, month, day}) return std::nullopt;
    return date;
}

std::string Date::to_string() const {
    const auto [year, month, day] = ymd();
    char text[16];
    const int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return {text, static_cast<std::size_t>(length)};
}

int Date::weekday() const { return ((days % 7) + 10) % 7; }  // 1970-01-01 was a Thursday

void Value<Date>::write(JsonOut& out, Date d) {
    if (d)
        out.string(d.to_string());
    else
        out.null();
}

bool Value<Date>::read(const boost::json::value& json, Date& d, Reading& reading) {
    if (json.is_null()) {
        d = {};
        return true;
    }
    if (!json.is_string()) return reading.refuse("field.not_date");
    return text(json.get_string(), d, reading);
}

bool Value<Date>::text(std::string_view s, Date& d, Reading& reading) {
    const auto date = Date::parse(s);
    if (!date) return reading.refuse("field.not_date");
    d = *date;
    return true;
}

void Value<Date>::load(const Cell& cell, Date& d) { d = Date::parse(cell.text()).value_or(Date{}); }

}  // namespace zhuli
