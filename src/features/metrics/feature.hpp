// What metrics hands to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::metrics {

extern const Feature feature;

}  // namespace zhuli::metrics
