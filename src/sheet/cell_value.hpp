// What a written cell may hold, and the guard against formula injection.
// Invariant: no text reaches a spreadsheet such that a spreadsheet program would run it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/value/date.hpp"

namespace zhuli::sheet {

struct Decimal {  // an amount or price: units of 10^-digits, 1234 with 2 digits is 12.34
    std::int64_t units = 0;
    int digits = 2;
};

using CellValue = std::variant<std::monostate, std::string_view, std::int64_t, Decimal, Date>;

/// True for texts a spreadsheet would take for a formula: beginning with = + - @ (or their full
/// width forms), a tab or a line end.
bool needs_guard(std::string_view text);
/// Puts an apostrophe before such a text. `storage` holds the result when one is needed.
std::string_view guarded(std::string_view text, std::string& storage);
/// The inverse, for reading our own exports back.
std::string_view unguarded(std::string_view text);

/// `-12.34`; all digits are written.
std::string decimal_text(Decimal value);

}  // namespace zhuli::sheet
