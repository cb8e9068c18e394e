// Writes one worksheet row by row in constant memory (rows go to a temporary file at once).
// Invariants: texts are text, never formulas, and guarded (see cell_value.hpp); integers Excel
// cannot hold exactly are written as text; texts beyond Excel's cell limit end in an ellipsis and
// are counted. The file is whole only after finish(); abandoned writers leave nothing behind.
// No charts, no several sheets, no reading back.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "sheet/cell_value.hpp"

namespace zhuli::sheet {

struct ColumnHead {
    std::string_view title;
    double width = 0;  // in characters; 0: from the title
};

class XlsxWriter {
 public:
    /// Starts the file with a frozen header row. `sheet` is made a legal sheet name. Throws
    /// std::runtime_error when the file cannot be made.
    XlsxWriter(const std::string& path, std::string_view sheet, std::span<const ColumnHead> heads);
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    /// Refuses `sheet.too_many_rows`, `sheet.too_many_columns`.
    Result<> write_row(std::span<const CellValue> cells);
    /// Completes the file. Throws std::runtime_error when the disk would not take it.
    void finish();
    std::int64_t shortened_count() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhuli::sheet
