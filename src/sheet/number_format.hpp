// Numbers of a workbook as text: the number itself, or the date or time its style shows.
// Exact where the file is exact (18-digit codes written by programs survive), at most 15
// significant digits otherwise, as Excel shows. Percent and currency styles are not applied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhuli::sheet {

enum class NumberKind : std::uint8_t { plain, date, date_time, time, elapsed };

NumberKind builtin_number_kind(int format_id);
NumberKind number_kind(std::string_view format_code);

/// Appends the text of a stored number: `2024-03-01`, `2024-03-01 09:30:00`, `09:30:00`,
/// `26:10:00`, or digits. What is no number is appended as it stands.
void append_number(std::string_view stored, NumberKind kind, bool epoch_1904, std::string& out);

/// ISO 8601 cells (`2024-03-01T09:30:00.000Z`) in the same shape as the above.
void append_iso_date(std::string_view stored, std::string& out);

}  // namespace zhuli::sheet
