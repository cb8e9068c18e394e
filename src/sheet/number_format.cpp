#include "sheet/number_format.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace zhuli::sheet {
namespace {

constexpr double last_serial = 2'958'465.99999999;  // 9999-12-31
constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t days_1899_12_30 = -25'569;  // from 1970-01-01
constexpr std::int64_t days_1904_01_01 = -24'107;

struct Civil {
    int year, month, day;
};

/// Days from 1970-01-01 to the proleptic Gregorian date (H. Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms", civil_from_days).
Civil civil_from_days(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto doe = static_cast<unsigned>(days - era * 146'097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const auto month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    const auto year = static_cast<int>(static_cast<std::int64_t>(yoe) + era * 400);
    return {year + (month <= 2), month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

void append_civil(std::int64_t serial_day, bool epoch_1904, std::string& out) {
    Civil civil{};
    if (epoch_1904) {
        civil = civil_from_days(days_1904_01_01 + serial_day);
    } else if (serial_day == 60) {
        civil = {1900, 2, 29};  // Excel's own non-existing day
    } else {
        civil = civil_from_days(days_1899_12_30 + serial_day + (serial_day < 60 ? 1 : 0));
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    out += text.data();
}

void append_clock(std::int64_t seconds, std::string& out) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02lld:%02d:%02d",
                  static_cast<long long>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
                  static_cast<int>(seconds % 60));
    out += text.data();
}

/// True when the stored text already is its own shortest form or becomes it by dropping zeros.
bool append_plain_digits(std::string_view stored, std::string& out) {
    std::size_t at = stored.substr(0, 1) == "-" ? 1 : 0;
    const std::size_t first = at;
    while (at < stored.size() && stored[at] >= '0' && stored[at] <= '9') ++at;
    const std::size_t whole = at - first;
    if (whole == 0 || (whole > 1 && stored[first] == '0')) return false;
    if (at == stored.size()) {
        if (whole > 20 || stored == "-0") return false;
        out += stored;
        return true;
    }
    if (stored[at] != '.' || stored.size() - first - 1 > 15) return false;
    std::size_t end = stored.size();
    for (std::size_t digit = at + 1; digit < end; ++digit) {
        if (stored[digit] < '0' || stored[digit] > '9') return false;
    }
    while (stored[end - 1] == '0') --end;
    if (end == at + 1) end = at;
    if (stored.substr(0, end) == "-0") stored.remove_prefix(1), --end;
    out += stored.substr(0, end);
    return true;
}

void append_double(double value, std::string& out) {
    std::array<char, 64> text{};
    auto shortest =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
    if (shortest.ptr - text.data() > 15 + 1 + 1 + 4) {  // digits, point, sign, exponent
        shortest = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::scientific, 14);
    }
    std::string_view form(text.data(), static_cast<std::size_t>(shortest.ptr - text.data()));
    const std::size_t mark = form.find('e');
    int exponent = 0;
    const char* from = form.data() + mark + 1 + (form[mark + 1] == '+');
    std::from_chars(from, form.data() + form.size(), exponent);
    std::string digits;
    for (char c : form.substr(0, mark)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    if (exponent > 30 || exponent < -15) {
        out += form;
        return;
    }
    if (value < 0) out += '-';
    if (exponent < 0) {
        out += "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
        return;
    }
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) {
        out += digits + std::string(whole - digits.size(), '0');
    } else {
        out += digits.substr(0, whole) + '.' + digits.substr(whole);
    }
}

bool parse(std::string_view stored, double& value) {
    if (stored.substr(0, 1) == "+") stored.remove_prefix(1);
    auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    return error == std::errc{} && end == stored.data() + stored.size() && std::isfinite(value);
}

/// Which parts of date and time a format code shows, quoted and bracketed text left out.
struct Shown {
    bool date = false, time = false, elapsed = false;
};

Shown shown_by(std::string_view code) {
    Shown shown;
    bool month_or_minute = false;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = static_cast<char>(code[at] | 0x20);
        if (code[at] == '"') {
            at = code.find('"', at + 1);
            if (at == std::string_view::npos) break;
        } else if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
            ++at;
        } else if (code[at] == '[') {
            const std::size_t end = code.find(']', at);
            if (end == std::string_view::npos) break;
            const std::string_view inside = code.substr(at + 1, end - at - 1);
            if (inside.find_first_not_of("hmsHMS") == std::string_view::npos) shown.elapsed = true;
            at = end;
        } else if (code.substr(at, 7) == "General") {
            at += 6;
        } else if (c == 'y' || c == 'd') {
            shown.date = true;
        } else if (c == 'h' || c == 's') {
            shown.time = true;
        } else if (c == 'm') {
            month_or_minute = true;
        } else if (c == 'e' && at + 1 < code.size() &&
                   (code[at + 1] == '+' || code[at + 1] == '-')) {
            ++at;
        }
    }
    if (month_or_minute && !shown.time && !shown.elapsed) shown.date = true;
    return shown;
}

}  // namespace

NumberKind builtin_number_kind(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        id == 57 || id == 58) {
        return NumberKind::date;
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
        id == 56) {
        return NumberKind::time;
    }
    if (id == 22) return NumberKind::date_time;
    return id == 46 ? NumberKind::elapsed : NumberKind::plain;
}

NumberKind number_kind(std::string_view format_code) {
    const Shown shown = shown_by(format_code);
    if (shown.elapsed && !shown.date) return NumberKind::elapsed;
    if (shown.date) return shown.time ? NumberKind::date_time : NumberKind::date;
    return shown.time ? NumberKind::time : NumberKind::plain;
}

void append_number(std::string_view stored, NumberKind kind, bool epoch_1904, std::string& out) {
    if (kind == NumberKind::plain && append_plain_digits(stored, out)) return;
    double value = 0;
    if (!parse(stored, value)) {
        out += stored;
        return;
    }
    if (kind == NumberKind::plain || value < 0 || value > last_serial) {
        if (value == 0)
            out += '0';
        else
            append_double(value, out);
        return;
    }
    const auto seconds = static_cast<std::int64_t>(std::llround(value * day_seconds));
    if (kind == NumberKind::elapsed) return append_clock(seconds, out);
    const std::int64_t day = seconds / day_seconds;
    if (kind == NumberKind::time && day == 0) return append_clock(seconds, out);
    if (kind != NumberKind::date && day == 0 && !epoch_1904) return append_clock(seconds, out);
    append_civil(kind == NumberKind::date ? static_cast<std::int64_t>(value) : day, epoch_1904,
                 out);
    if (kind == NumberKind::date) return;
    out += ' ';
    append_clock(seconds % day_seconds, out);
}

void append_iso_date(std::string_view stored, std::string& out) {
    const std::size_t mark = stored.find('T');
    if (mark == std::string_view::npos) {
        out += stored;
        return;
    }
    std::string_view clock = stored.substr(mark + 1);
    clock = clock.substr(0, clock.find_first_of(".Z+"));
    out += stored.substr(0, mark);
    if (mark > 0) out += ' ';
    out += clock;
    if (clock.size() == 5) out += ":00";
}

}  // namespace zhuli::sheet
