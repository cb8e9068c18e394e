// What operators ask, outside of /api: /healthz (the process answers), /readyz (the database
// answers, its schema is this program's, nobody is stopping it), /metrics (Prometheus text). No
// tenant's data is in any of them; a proxy keeps them from the world.
#pragma once

#include <optional>

#include "http/dispatch.hpp"

namespace zhuli::http {

/// The answer, if the path is one of these.
std::optional<Response> health_response(const Site& site, std::string_view path);

}  // namespace zhuli::http
