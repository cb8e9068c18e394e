// What contracts hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::contracts {

extern const Feature feature;

}  // namespace zhuli::contracts
