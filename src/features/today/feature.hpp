// What today hands to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::today {

extern const Feature feature;

}  // namespace zhuli::today
