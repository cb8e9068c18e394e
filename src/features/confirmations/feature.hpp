// Second confirmation (二次确认): a customer confirms or corrects the terms of an order on a
// private page.
#pragma once

#include "features/feature.hpp"

namespace zhuli::confirmations {

extern const Feature feature;

std::span<const http::Route> routes();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::confirmations
