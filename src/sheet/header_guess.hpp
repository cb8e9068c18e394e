// Finds the row with the column names when titles, notes or blank rows stand above it.
// A guess for people to confirm; it never looks at what the names mean.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace zhuli::sheet {

struct TextRow {  // a row that owns its cells
    std::int64_t number = 0;
    std::vector<std::string> cells;
};

struct HeaderGuess {
    bool found = false;
    std::size_t index = 0;  // into the rows looked at
    std::int64_t row = 0;   // the row's number
};

HeaderGuess guess_header(std::span<const TextRow> first_rows);

}  // namespace zhuli::sheet
