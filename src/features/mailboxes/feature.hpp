// What complaints by mail hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::mailboxes {

std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();
extern const Feature feature;

}  // namespace zhuli::mailboxes
