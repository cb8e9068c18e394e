// What is true of products, without I/O.
#pragma once

#include <span>
#include <vector>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/catalog/model.hpp"

namespace zhuli::catalog {

std::span<const Permission> permissions();

inline constexpr std::size_t kParametersLimit = 60;
inline constexpr std::size_t kSubstitutesLimit = 20;

/// Prices and safety stock are not negative; the floor price is not above the list price; each
/// parameter has a name of its own and a value; a product is no substitute of itself, and each
/// substitute is named once. Every problem at once.
Result<> check(const Product& product);

/// What is said of products that are no substitutes of it, or said twice, goes.
void drop_stray_claims(Product& product);
/// In which parameters the substitute is not the same, in the order of the product's data sheet;
/// then what only the substitute has.
std::vector<Difference> differences(const Product& product, const Product& substitute);

}  // namespace zhuli::catalog
