// What the demo company sells: ten lines of industrial components, each a series of six sizes in
// five designs, with specifications, units and prices (list, floor, cost) that grow with size.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/demo/dice.hpp"
#include "features/catalog/model.hpp"

namespace zhuli::cli::demo {

/// One product line as a grid of products.
struct Series {
    std::string_view code, name, unit;
    std::string_view product_code, product_name, spec;  // see product_of()
    std::string_view sizes[6];
    std::string_view designs[5];
    std::int64_t price_e4;  // of the smallest
    double size_growth, design_growth;
    int quantities[4];  // what people order, most often the first
    std::string_view supplier;
};

inline constexpr int kProductsPerSeries = 30;
inline constexpr std::size_t kSeriesCount = 10;

std::span<const Series> series();
/// The `index`-th product of a series, without its line and safety stock. In the patterns {0} is
/// the size, {1} the design, {2} and {3} their letters.
catalog::Product product_of(const Series& series, int index, Dice& dice);

}  // namespace zhuli::cli::demo
