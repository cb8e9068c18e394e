// What price lists hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::price_lists {

std::span<const http::Route> routes();
extern const Feature feature;

}  // namespace zhuli::price_lists
