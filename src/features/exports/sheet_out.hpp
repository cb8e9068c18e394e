// Where the rows of an export go: a csv through a sink, or an xlsx at a path. Rows are written as
// they come; nothing is held back. Texts are guarded against formula injection by both writers.
#pragma once

#include <optional>
#include <span>

#include "features/exports/model.hpp"
#include "sheet/csv_writer.hpp"
#include "sheet/xlsx_writer.hpp"

namespace zhuli::exports {

class SheetOut {
 public:
    /// A csv in UTF-8 with BOM.
    explicit SheetOut(sheet::CsvWriter::Sink sink) : csv_(std::in_place, std::move(sink)) {}
    /// An xlsx with one worksheet of that name.
    SheetOut(std::string path, std::string title)
        : path_(std::move(path)), title_(std::move(title)) {}

    void head(std::span<const std::string> titles);
    /// Refuses sheet.too_many_rows (xlsx).
    Result<> row(std::span<const sheet::CellValue> cells);
    /// To be called once, after the last row.
    void finish();

 private:
    std::optional<sheet::CsvWriter> csv_;
    std::string path_, title_;
    std::optional<sheet::XlsxWriter> xlsx_;
};

}  // namespace zhuli::exports
