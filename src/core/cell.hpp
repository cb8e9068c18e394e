// A SQL cell: NULL, BIGINT, DOUBLE PRECISION, TEXT or BYTES, nothing else (the common ground of our
// databases). Text is borrowed where possible; `own` holds it where it had to be made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace zhuli {

enum class CellType : std::uint8_t { null, integer, real, text, bytes };

struct Cell {
    CellType type = CellType::null;
    bool owned = false;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view borrowed;
    std::string own;

    static Cell null() { return {}; }
    static Cell of(std::int64_t value) {
        Cell cell;
        cell.type = CellType::integer;
        cell.integer = value;
        return cell;
    }
    static Cell of(double value) {
        Cell cell;
        cell.type = CellType::real;
        cell.real = value;
        return cell;
    }
    static Cell borrow(std::string_view value, CellType type = CellType::text) {
        Cell cell;
        cell.type = type;
        cell.borrowed = value;
        return cell;
    }
    static Cell made(std::string value, CellType type = CellType::text) {
        Cell cell;
        cell.type = type;
        cell.own = std::move(value);
        cell.owned = true;
        return cell;
    }
    bool is_null() const { return type == CellType::null; }
    std::string_view text() const { return owned ? std::string_view(own) : borrowed; }
};

}  // namespace zhuli
