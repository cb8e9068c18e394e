// The revisits capability (在线回访): a customer says how content they are by a private link.
// Nothing registers itself; app/features.cpp lists it.
#pragma once

#include "features/feature.hpp"

namespace zhuli::revisits {

extern const Feature feature;
std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::revisits
