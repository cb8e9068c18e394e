// What key accounts hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::key_accounts {

extern const Feature feature;

}  // namespace zhuli::key_accounts
