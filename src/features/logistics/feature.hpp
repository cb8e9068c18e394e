// What logistics hands to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::logistics {

std::span<const http::Route> routes();
extern const Feature feature;

}  // namespace zhuli::logistics
