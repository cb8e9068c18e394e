// What receivables hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::receivables {

extern const Feature feature;
std::span<const http::Route> routes();

}  // namespace zhuli::receivables
