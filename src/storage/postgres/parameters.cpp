#include "storage/postgres/parameters.hpp"

#include <fmt/format.h>

#include <charconv>

namespace zhuli::storage::postgres {

namespace {

enum : Oid {  // from the server's pg_type, fixed for ever
    kBool = 16,
    kBytea = 17,
    kName = 19,
    kInt8 = 20,
    kInt2 = 21,
    kInt4 = 23,
    kText = 25,
    kFloat4 = 700,
    kFloat8 = 701,
    kUnknown = 705,
    kVarchar = 1043,
    kNumeric = 1700
};

std::string hex(std::string_view bytes) {
    std::string out = "\\x";
    out.reserve(2 + bytes.size() * 2);
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

Cell unhex(std::string_view text) {
    INVARIANT(text.starts_with("\\x"), "bytea_output must be hex");
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 2; i + 1 < text.size(); i += 2)
        bytes += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    return Cell::made(std::move(bytes), CellType::bytes);
}

std::string text_of(const Cell& cell) {
    switch (cell.type) {
        case CellType::null:
            return {};
        case CellType::integer:
            return std::to_string(cell.integer);
        case CellType::real:
            return fmt::format("{}", cell.real);
        case CellType::bytes:
            return hex(cell.text());
        case CellType::text:
            break;
    }
    // libpq would end the value there, silently.
    if (cell.text().find('\0') != std::string_view::npos)
        throw StorageError("PostgreSQL keeps no text with a zero character");
    return std::string(cell.text());
}

template <class T>
T number(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    INVARIANT(error == std::errc{} && end == text.data() + text.size(), "not a number");
    return value;
}

}  // namespace

Parameters::Parameters(std::span<const Cell> cells) {
    texts_.reserve(cells.size());  // values_ points into it
    for (const Cell& cell : cells) {
        texts_.push_back(text_of(cell));
        values_.push_back(cell.is_null() ? nullptr : texts_.back().c_str());
    }
}

Cell Row::cell(int i) const {
    if (PQgetisnull(result_, row_, i)) return Cell::null();
    const std::string_view text(PQgetvalue(result_, row_, i),
                                static_cast<std::size_t>(PQgetlength(result_, row_, i)));
    switch (PQftype(result_, i)) {
        case kInt2:
        case kInt4:
        case kInt8:
            return Cell::of(number<std::int64_t>(text));
        case kBool:
            return Cell::of(std::int64_t{text == "t"});
        case kFloat4:
        case kFloat8:
            return Cell::of(number<double>(text));
        case kText:
        case kVarchar:
        case kName:
        case kUnknown:
            return Cell::borrow(text);
        case kBytea:
            return unhex(text);
        case kNumeric:
            throw StorageError(
                fmt::format("CAST the aggregate: column {} is NUMERIC", column_name(i)));
        default:
            throw StorageError(fmt::format("column {} has the foreign type {}", column_name(i),
                                           PQftype(result_, i)));
    }
}

}  // namespace zhuli::storage::postgres
