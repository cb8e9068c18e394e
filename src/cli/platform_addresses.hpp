// Signing in by an office platform: what the sign-in page offers, the way there and the way back.
// Kept apart from other routes because they set cookies and need nobody signed in. Each address of
// the network may ask only so often.
#pragma once

#include <span>

#include "http/dispatch.hpp"

namespace zhuli::cli {

std::vector<http::PublicAddress> platform_addresses(storage::Database& db, Catalog texts);
std::span<const http::Route> platform_routes();

}  // namespace zhuli::cli
