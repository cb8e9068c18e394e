// Chooses and opens the reader a file's content asks for. Internal to the sheet layer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "sheet/reader.hpp"

namespace zhuli::sheet {

struct OpenedRows {
    std::unique_ptr<RowSource> rows;
    Contents contents;
};

Result<OpenedRows> open_rows(const std::string& path, const Options& options);
/// The bytes must outlive the rows.
Result<OpenedRows> open_rows(std::string_view bytes, const Options& options);

}  // namespace zhuli::sheet
