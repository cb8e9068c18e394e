// What invoices hand to the product; see features/feature.hpp.
#pragma once

#include "features/feature.hpp"

namespace zhuli::invoices {

std::span<const http::Route> routes();
extern const Feature feature;

}  // namespace zhuli::invoices
