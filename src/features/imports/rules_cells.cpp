#include "features/imports/rules_cells.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "core/model.hpp"
#include "core/text/text.hpp"
#include "core/value/text.hpp"
#include "features/imports/rules_options.hpp"

namespace zhuli::imports {

namespace {

constexpr std::size_t kShown = 40;  // characters of a cell that is refused

std::string without_commas(std::string_view text) {
    std::string plain(trimmed(text));
    std::erase(plain, ',');
    for (const std::string_view sign : {"¥", "￥", "£", "$", "€"})
        if (const auto at = plain.find(sign); at != std::string::npos) plain.erase(at, sign.size());
    return plain;
}

/// The runs of digits of a text, at most six.
std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < text.size() && numbers.size() < 6;) {
        if (!is_ascii_digit(text[i])) {
            ++i;
            continue;
        }
        int value = 0;
        const auto end = std::from_chars(text.data() + i, text.data() + text.size(), value);
        if (end.ec != std::errc{}) return {};
        numbers.push_back(value);
        i = static_cast<std::size_t>(end.ptr - text.data());
    }
    return numbers;
}

std::optional<Date> real_day(int year, int month, int day) {
    char text[16];
    if (year < 1900 || year > 2200) return std::nullopt;
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return Date::parse(text);
}

bool says(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

/// Of twelve hours, where the text says which half of the day it is.
int hour_of_day(int hour, std::string_view text) {
    constexpr std::string_view kBefore[] = {"AM", "am", "上午", "凌晨"};
    constexpr std::string_view kAfter[] = {"PM", "pm", "下午", "晚上"};
    if (hour == 12 && says(text, kBefore)) return 0;
    if (hour < 12 && says(text, kAfter)) return hour + 12;
    return hour;
}

using Tags = std::vector<Text<30>>;

/// "展会、老客户", or as a list is kept.
bool read_tags(const Field& field, std::string_view text, Tags& tags, Reading& reading) {
    if (text.starts_with('[')) return field.type->text(text, &tags, reading);
    tags.clear();
    constexpr std::string_view kBetween[] = {"、", ",", "，", ";", "；", "|", "\n"};
    while (!text.empty()) {
        std::size_t end = text.size(), next = text.size();
        for (const auto between : kBetween)
            if (const auto at = text.find(between); at < end) {
                end = at;
                next = at + between.size();
            }
        const auto tag = trimmed(text.substr(0, end));
        text.remove_prefix(next);
        if (tag.empty()) continue;
        if (!Value<Text<30>>::text(tag, tags.emplace_back(), reading)) return false;
    }
    return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
    text = trimmed(text);
    const auto numbers = numbers_in(text);
    if (numbers.size() == 1 && text.size() == 8) {
        const auto day = real_day(numbers[0] / 10'000, numbers[0] / 100 % 100, numbers[0] % 100);
        return day ? std::optional(LocalTime{*day, 0}) : std::nullopt;
    }
    if (numbers.size() < 3 || text.empty() || !is_ascii_digit(text.front())) return std::nullopt;
    const auto day = real_day(numbers[0], numbers[1], numbers[2]);
    if (!day) return std::nullopt;
    const int hour = numbers.size() > 3 ? hour_of_day(numbers[3], text) : 0;
    const int minute = numbers.size() > 4 ? numbers[4] : 0;
    if (hour > 23 || minute > 59) return std::nullopt;
    return LocalTime{*day, hour * 60 + minute};
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
    const std::string plain = without_commas(text);
    std::string_view rest = plain;
    if (rest.starts_with('+')) rest.remove_prefix(1);
    if (const auto dot = rest.find('.'); dot != std::string_view::npos) {
        if (rest.substr(dot + 1).find_first_not_of('0') != std::string_view::npos)
            return std::nullopt;
        rest = rest.substr(0, dot);
    }
    std::int64_t value = 0;
    const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (rest.empty() || end.ec != std::errc{} || end.ptr != rest.data() + rest.size())
        return std::nullopt;
    return value;
}

std::optional<UnitPrice> parse_price(std::string_view text) {
    return parse_unit_price(without_commas(text));
}

bool read_cell(const Field& field, std::string_view text, void* record, Reading& reading) {
    text = trimmed(text);
    const auto put = [&](auto parsed, auto& value, std::string_view code) {
        if (!parsed)
            return reading.refuse(code, {{"value", std::string(text::prefix(text, kShown))}});
        value = *parsed;
        return true;
    };
    if (field.has(masked) && looks_masked(text)) return reading.refuse("field.masked_sent_back");
    void* at = field.at(record);
    if (field.type == &value_type<UnitPrice>)
        return put(parse_price(text), *static_cast<UnitPrice*>(at), "imports.not_a_price");
    if (field.type == &value_type<Quantity>)
        return put(parse_whole(text), static_cast<Quantity*>(at)->v, "imports.not_a_quantity");
    if (field.type == &value_type<Tags>)
        return read_tags(field, text, *static_cast<Tags*>(at), reading);
    const auto refusal = refusal_of_option(field.name);
    if (refusal.empty()) return field.type->text(text, at, reading);
    const auto option = option_called(field.name, text);
    if (!option)
        return reading.refuse(refusal, {{"value", std::string(text::prefix(text, kShown))}});
    return field.type->text(*option, at, reading);
}

}  // namespace zhuli::imports
