#include "features/exports/sheet_out.hpp"

#include <vector>

namespace zhuli::exports {

void SheetOut::head(std::span<const std::string> titles) {
    if (csv_) {
        const std::vector<sheet::CellValue> cells(titles.begin(), titles.end());
        return csv_->write_row(cells);
    }
    std::vector<sheet::ColumnHead> heads;
    for (const auto& title : titles) heads.push_back({title});
    xlsx_.emplace(path_, title_, heads);
}

Result<> SheetOut::row(std::span<const sheet::CellValue> cells) {
    if (xlsx_) return xlsx_->write_row(cells);
    csv_->write_row(cells);
    return Done{};
}

void SheetOut::finish() {
    if (xlsx_)
        xlsx_->finish();
    else
        csv_->finish();
}

}  // namespace zhuli::exports
