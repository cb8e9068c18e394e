// What every table format is turned into: numbered rows of text cells.
// Invariants: `number` is what the user's spreadsheet shows beside the row; rows without any text
// are left out but counted; cells after the last one with text may be missing.
// Views stay valid until the next call for a row. Nothing here knows what a column means.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/result.hpp"
#include "sheet/limits.hpp"

namespace zhuli::sheet {

struct Row {
    std::int64_t number = 0;  // from 1; records, not lines, in a csv
    std::span<const std::string_view> cells;
    bool has_long_cell = false;  // some cell exceeds max_cell_characters
};

/// Counted in characters of UTF-8.
inline bool is_long_cell(std::string_view text) {
    if (text.size() <= max_cell_characters) return false;
    std::size_t characters = 0;
    for (char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return characters > max_cell_characters;
}

struct Progress {
    std::int64_t bytes_read = 0;
    std::int64_t bytes_total = 0;
};

/// What was quietly put right while reading; worth telling the user when not zero.
struct Repairs {
    std::int64_t replaced_characters = 0;  // illegal byte sequences, now U+FFFD
    std::int64_t removed_nuls = 0;
};

class RowSource {
 public:
    virtual ~RowSource() = default;
    /// False at the end. After a refusal the source must not be asked again.
    virtual Result<bool> next(Row& row) = 0;
    virtual Progress progress() const = 0;
    virtual Repairs repairs() const = 0;
};

}  // namespace zhuli::sheet
