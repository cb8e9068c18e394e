// The one explicit list of capabilities, in order of dependence. Nothing registers itself.
#pragma once

#include <span>

#include "features/feature.hpp"

namespace zhuli::app {

std::span<const Feature* const> features();

}  // namespace zhuli::app
