// The resolutions capability (处理结果): the letter that answers a complaint, and what is given
// with it. Nothing registers itself; app/features.cpp lists it.
#pragma once

#include "features/feature.hpp"

namespace zhuli::resolutions {

extern const Feature feature;
std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::resolutions
