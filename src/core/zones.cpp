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

const WorkCalendar& office_calendar(std::string_view zone_name) {
    thread_local std::map<std::string, WorkCalendar, std::less<>> made;
    const auto found = made.find(zone_name);
    if (found != made.end()) return found->second;
    WorkCalendar calendar({office_week(), china_holidays(office_hours())}, zone_of(zone_name));
    return made.emplace(std::string(zone_name), std::move(calendar)).first->second;
}

}  // namespace zhuli
