// What comments hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::comments {

std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();
extern const Feature feature;

}  // namespace zhuli::comments
