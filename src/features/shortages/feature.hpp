// What shortages hands to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::shortages {

std::span<const http::Route> routes();
extern const Feature feature;

}  // namespace zhuli::shortages
