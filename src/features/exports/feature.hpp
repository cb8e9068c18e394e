// Exports as the product sees it; listed in app/features.cpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::exports {

extern const Feature feature;

}  // namespace zhuli::exports
