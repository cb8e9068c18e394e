// The wanted columns of a table in shared data, row by row. Ends the bench where the file or a
// column is missing.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "sheet/reader.hpp"

namespace zhuli::bench {

/// Calls `see` with the wanted columns of each row.
template <class F>
void each_row(const std::string& file, const std::vector<std::string>& names, F&& see) {
    auto opened = sheet::open(file, {});
    if (!opened.ok()) throw std::runtime_error("cannot read " + file);
    sheet::Reader& reader = *opened.value();
    std::vector<std::size_t> columns;
    for (const auto& name : names) {
        const auto& header = reader.header();
        const auto found = std::ranges::find(header, name);
        if (found == header.end()) throw std::runtime_error("no column " + name);
        columns.push_back(static_cast<std::size_t>(found - header.begin()));
    }
    for (sheet::Row row;;) {
        const auto more = reader.next(row);
        if (!more.ok()) throw std::runtime_error("a broken row in " + file);
        if (!more.value()) return;
        std::vector<std::string> cells;
        for (const std::size_t at : columns)
            cells.emplace_back(at < row.cells.size() ? row.cells[at] : std::string_view{});
        see(cells);
    }
}

}  // namespace zhuli::bench
