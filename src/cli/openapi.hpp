// The API description (OpenAPI 3.1) of a list of routes, complete enough to make a client from:
// operations by the name of their handler, parameters, headers, bodies, answers and refusals.
// Schemas come from the field tables; each struct becomes one component. What is sent and what is
// shown differ (read-only, write-only, required), so a struct that is both has two components.
// The text is laid out one field per line, so that a change of the wire is a readable diff.
#pragma once

#include <string>
#include <vector>

#include "http/route.hpp"

namespace zhuli::cli {

std::string describe_api(const std::vector<http::Route>& routes);

}  // namespace zhuli::cli
