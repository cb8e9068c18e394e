#include "storage/dump_text.hpp"

#include <fmt/format.h>

#include <charconv>

#include "storage/tx.hpp"

namespace zhuli::storage {

namespace {

constexpr std::string_view kNull = "\\N";

[[noreturn]] void refuse(std::string_view what) {
    throw StorageError("the dump is damaged: " + std::string(what.substr(0, 80)));
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0;;) {
        const auto tab = std::min(line.find('\t', at), line.size());
        parts.push_back(line.substr(at, tab - at));
        if (tab == line.size()) return parts;
        at = tab + 1;
    }
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                out += c;
        }
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size()) refuse(text);
        switch (text[i]) {
            case '\\':
                out += '\\';
                break;
            case 't':
                out += '\t';
                break;
            case 'n':
                out += '\n';
                break;
            case 'r':
                out += '\r';
                break;
            default:
                refuse(text);
        }
    }
    return out;
}

template <class T>
T number(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) refuse(text);
    return value;
}

std::string unhexed(std::string_view text) {
    std::string out;
    if (text.size() % 2 != 0) refuse(text);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        unsigned char byte = 0;
        const auto [end, error] = std::from_chars(&text[i], &text[i] + 2, byte, 16);
        if (error != std::errc{} || end != &text[i] + 2) refuse(text);
        out += static_cast<char>(byte);
    }
    return out;
}

Cell cell_of(std::string_view text, DumpKind kind) {
    if (text == kNull) return Cell::null();
    switch (kind) {
        case DumpKind::integer:
            return Cell::of(number<std::int64_t>(text));
        case DumpKind::real:
            return Cell::of(number<double>(text));
        case DumpKind::text:
            return Cell::made(unescaped(text));
        case DumpKind::bytes:
            return Cell::made(unhexed(text), CellType::bytes);
    }
    refuse(text);
}

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

}  // namespace

std::string table_line(const DumpTable& table) {
    std::string line = "table\t" + table.name;
    for (const auto& column : table.columns)
        line += fmt::format("\t{}:{}", column.name, static_cast<char>(column.kind));
    return line;
}

DumpTable read_table_line(std::string_view line) {
    const auto parts = split(line);
    if (parts.size() < 3 || parts[0] != "table") refuse(line);
    DumpTable table{std::string(parts[1]), {}};
    for (std::size_t i = 2; i < parts.size(); ++i) {
        const auto colon = parts[i].rfind(':');
        if (colon == parts[i].npos || colon + 2 != parts[i].size() ||
            std::string_view("irtb").find(parts[i].back()) == std::string_view::npos)
            refuse(line);
        table.columns.push_back(
            {std::string(parts[i].substr(0, colon)), static_cast<DumpKind>(parts[i].back())});
    }
    return table;
}

void append_cell(std::string& line, bool first, const Cell& cell) {
    if (!first) line += '\t';
    switch (cell.type) {
        case CellType::null:
            line += kNull;
            break;
        case CellType::integer:
            line += std::to_string(cell.integer);
            break;
        case CellType::real:
            line += fmt::format("{}", cell.real);
            break;
        case CellType::text:
            append_escaped(line, cell.text());
            break;
        case CellType::bytes:
            for (const char c : cell.text())
                line += fmt::format("{:02x}", static_cast<unsigned char>(c));
            break;
    }
}

std::vector<Cell> read_row(std::string_view line, const DumpTable& table) {
    const auto parts = split(line);
    if (parts.size() != table.columns.size()) refuse(line);
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < parts.size(); ++i)
        cells.push_back(cell_of(parts[i], table.columns[i].kind));
    return cells;
}

std::string column_list(const DumpTable& table) {
    std::string list;
    for (const auto& column : table.columns)
        list += (list.empty() ? "" : ", ") + quoted(column.name);
    return list;
}

std::string insert_text(const DumpTable& table) {
    std::string values;
    for (std::size_t i = 1; i <= table.columns.size(); ++i)
        values += fmt::format("{}${}", i == 1 ? "" : ", ", i);
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, column_list(table), values);
}

}  // namespace zhuli::storage
