// Time zones by name, read once per thread. An unknown name is UTC: names are checked when an
// organisation is founded, so this is no place to refuse.
#pragma once

#include <string_view>

#include "core/calendar.hpp"

namespace zhuli {

const TimeZone& zone_of(std::string_view name);

}  // namespace zhuli
