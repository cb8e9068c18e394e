// What segments and offers hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::offers {

std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();
extern const Feature feature;

}  // namespace zhuli::offers
