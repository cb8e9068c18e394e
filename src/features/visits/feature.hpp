// What check-ins hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::visits {

extern const Feature feature;

}  // namespace zhuli::visits
