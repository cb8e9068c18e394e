// What stands in a cell, as people and spreadsheets write it: dates, whole numbers, prices. Guesses
// nothing: what can be read in two ways is refused.
#pragma once

#include <optional>
#include <string_view>

#include "core/fields.hpp"
#include "core/value/date.hpp"
#include "core/value/money.hpp"

namespace zhuli::imports {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
std::string_view trimmed(std::string_view text);

/// A date with an optional time: 2009-12-01, 2009/12/1 07:45, 2009.12.1, 2009年12月1日, 20091201.
struct LocalTime {
    Date day;
    int minute = 0;  // of the day
};
std::optional<LocalTime> parse_local_time(std::string_view text);

/// "12", "12.0", "1,200" and "-3"; nothing when it is not whole.
std::optional<std::int64_t> parse_whole(std::string_view text);
/// Commas between thousands and a currency sign are read over.
std::optional<UnitPrice> parse_price(std::string_view text);

/// Reads a cell into its field: money and quantities as people write them, the rest as the field's
/// own type does.
bool read_cell(const Field& field, std::string_view text, void* record, Reading& reading);

}  // namespace zhuli::imports
