// Reads one worksheet of an .xlsx (or .xlsm) as rows, a few kilobytes of XML at a time.
// Invariants: what the sheet claims about its own extent is ignored; a cell's text is what the
// user sees up to number layout (see number_format.hpp); formulas give their stored results and
// are never computed. Of merged cells only the first holds the text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/row.hpp"
#include "sheet/workbook.hpp"
#include "sheet/zip_archive.hpp"

namespace zhuli::sheet {

class XlsxRows : public RowSource {
 public:
    /// `sheet` is "" for the first visible one. Refuses `sheet.no_such_sheet` (parameter sheet)
    /// and what read_workbook refuses. next() refuses `sheet.xml_corrupt`, `sheet.xml_entities`,
    /// `sheet.zip_corrupt`, `sheet.zip_bomb`, `sheet.row_too_long`, `sheet.too_many_columns`,
    /// `sheet.too_many_rows`.
    static Result<std::unique_ptr<XlsxRows>> open(std::unique_ptr<ZipArchive> archive,
                                                  std::string_view sheet);
    ~XlsxRows() override;

    Result<bool> next(Row& row) override;
    Progress progress() const override;
    Repairs repairs() const override { return {}; }
    const Workbook& workbook() const;
    std::size_t sheet_index() const;

 private:
    struct State;
    explicit XlsxRows(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zhuli::sheet
