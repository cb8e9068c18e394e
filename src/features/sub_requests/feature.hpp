// The sub-requests capability (协办单): what a complaint needs of another department, with a clock
// of its own. Nothing registers itself; app/features.cpp lists it.
#pragma once

#include "features/feature.hpp"

namespace zhuli::sub_requests {

extern const Feature feature;
std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::sub_requests
