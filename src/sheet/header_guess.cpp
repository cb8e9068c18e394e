#include "sheet/header_guess.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace zhuli::sheet {
namespace {

constexpr std::size_t longest_name_bytes = 200;

/// Numbers, dates and amounts: what stands below a header, seldom in it.
bool is_value(std::string_view cell) {
    std::size_t digits = 0, others = 0;
    for (char c : cell) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (std::string_view("+-.,:/%() \tT").find(c) == std::string_view::npos)
            ++others;
    }
    return digits > 0 && others == 0;
}

std::size_t filled_cells(const TextRow& row) {
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                  [](const std::string& c) { return !c.empty(); }));
}

/// The width most rows have; the wider one of equals.
std::size_t usual_width(std::span<const TextRow> rows) {
    std::vector<std::size_t> widths;
    for (const TextRow& row : rows) widths.push_back(filled_cells(row));
    std::sort(widths.begin(), widths.end());
    return widths.empty() ? 0 : widths[widths.size() / 2];
}

bool reads_like_names(const TextRow& row) {
    std::size_t filled = 0, values = 0;
    std::unordered_set<std::string_view> names;
    for (const std::string& cell : row.cells) {
        if (cell.empty()) continue;
        if (cell.size() > longest_name_bytes) return false;
        ++filled;
        values += is_value(cell);
        names.insert(cell);
    }
    // Years as column names occur; a row that is mostly values does not name anything.
    return filled > 0 && values * 4 <= filled * 3 - (filled > 1 ? 0 : 3) &&
           names.size() * 2 > filled &&
           !is_value(*std::find_if(row.cells.begin(), row.cells.end(),
                                   [](const auto& c) { return !c.empty(); }));
}

}  // namespace

HeaderGuess guess_header(std::span<const TextRow> first_rows) {
    const std::size_t usual = usual_width(first_rows);
    const std::size_t wanted = std::max<std::size_t>((usual * 6 + 9) / 10, usual > 1 ? 2 : 1);
    for (std::size_t index = 0; index < first_rows.size(); ++index) {
        const TextRow& row = first_rows[index];
        if (filled_cells(row) < wanted) continue;
        if (!reads_like_names(row)) break;  // values began: whatever follows is no header
        return {true, index, row.number};
    }
    return {};
}

}  // namespace zhuli::sheet
