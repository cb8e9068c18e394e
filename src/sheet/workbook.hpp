// What must be known of a workbook before its rows: sheets, date system, styles, shared strings.
// Only spreadsheetML packages are understood; every other zip is refused by its own name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "sheet/number_format.hpp"
#include "sheet/shared_strings.hpp"
#include "sheet/zip_archive.hpp"

namespace zhuli::sheet {

struct WorkbookSheet {
    std::string name;
    std::string part;
    bool visible = true;
};

struct Workbook {
    std::vector<WorkbookSheet> sheets;  // worksheets only, in the user's order
    bool epoch_1904 = false;
    std::vector<NumberKind> styles;  // by the cell's style index
    SharedStrings strings;
};

/// Refuses `sheet.xlsb`, `sheet.ods`, `sheet.zip_not_workbook`, `sheet.encrypted`,
/// `sheet.no_sheets`, `sheet.shared_strings_too_large`, `sheet.xml_corrupt`,
/// `sheet.xml_entities`, `sheet.zip_corrupt`, `sheet.zip_bomb`.
Result<Workbook> read_workbook(ZipArchive& archive);

/// Replaces Excel's `_x000A_` escapes. Characters XML cannot carry are dropped.
void append_unescaped(std::string_view text, std::string& out);

}  // namespace zhuli::sheet
