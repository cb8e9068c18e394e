// Puts the capabilities together into a Site that can be served: routes, sign-in, texts, meta.
#pragma once

#include "cli/run.hpp"
#include "http/dispatch.hpp"

namespace zhuli::cli {

http::Site make_site(storage::Database& db, Features features, std::function<Instant()> clock);

/// The API description (OpenAPI 3.1) of all routes, in a stable order.
std::string openapi_json(Features features);

}  // namespace zhuli::cli
