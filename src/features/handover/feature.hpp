// What handover hands to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::handover {

extern const Feature feature;

}  // namespace zhuli::handover
