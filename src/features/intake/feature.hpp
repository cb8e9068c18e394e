// What complaints by the public form hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::intake {

std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();
extern const Feature feature;

}  // namespace zhuli::intake
