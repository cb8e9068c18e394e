// What is true of products, without I/O.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/catalog/model.hpp"

namespace zhuli::catalog {

std::span<const Permission> permissions();

/// Prices and safety stock are not negative; the floor price is not above the list price. Every
/// problem at once.
Result<> check(const Product& product);

}  // namespace zhuli::catalog
