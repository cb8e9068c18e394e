// The lines of a dump as text: cells, rows and table heads, in and out. Reads no file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/cell.hpp"

namespace zhuli::storage {

enum class DumpKind : char { integer = 'i', real = 'r', text = 't', bytes = 'b' };

struct DumpColumn {
    std::string name;
    DumpKind kind = DumpKind::text;
};
struct DumpTable {
    std::string name;
    std::vector<DumpColumn> columns;
};

std::string table_line(const DumpTable& table);
/// Throws StorageError for a line that is no table's head.
DumpTable read_table_line(std::string_view line);

void append_cell(std::string& line, bool first, const Cell& cell);
/// Throws StorageError for a row that does not fit its table.
std::vector<Cell> read_row(std::string_view line, const DumpTable& table);

std::string column_list(const DumpTable& table);
/// INSERT with one parameter for each column.
std::string insert_text(const DumpTable& table);

}  // namespace zhuli::storage
