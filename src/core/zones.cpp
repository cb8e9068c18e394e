#include "core/zones.hpp"

#include <map>
#include <string>

namespace zhuli {

const TimeZone& zone_of(std::string_view name) {
    thread_local std::map<std::string, TimeZone, std::less<>> known;
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    const auto zone = TimeZone::named(name);
    return known.emplace(std::string(name), zone ? *zone : TimeZone::utc()).first->second;
}

}  // namespace zhuli
