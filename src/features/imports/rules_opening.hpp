// A row of a file of opening stock: how many of what lay where. Reads what stands there and guesses
// nothing.
#pragma once

#include <algorithm>

#include "core/model.hpp"
#include "core/result.hpp"
#include "features/stock/model.hpp"

namespace zhuli::imports {

/// The cells of one row, by columns_of(ImportKind::stock).
struct OpeningRow {
    Text<40> product_code;
    Text<60> warehouse;  // its code or its name
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(OpeningRow, (), (product_code, warehouse, quantity))

inline constexpr std::int64_t kMostOpening = stock::kMoveLimit;

/// field.out_of_range: nothing, less than nothing, or more than anybody stores.
inline void check_row(const OpeningRow& row, std::vector<FieldProblem>& problems) {
    if (row.quantity.v >= 1 && row.quantity.v <= kMostOpening) return;
    if (std::ranges::find(problems, "quantity", &FieldProblem::path) != problems.end()) return;
    problems.push_back(
        {"quantity", "field.out_of_range", {{"min", "1"}, {"max", std::to_string(kMostOpening)}}});
}

}  // namespace zhuli::imports
