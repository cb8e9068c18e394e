#include "core/ctx.hpp"

#include <algorithm>

#include "core/zones.hpp"

namespace zhuli {

const WorkCalendar& Ctx::calendar() const {
    return org.calendar ? *org.calendar : office_calendar(org.timezone);
}

const std::vector<Id>* Ctx::owners_in_scope(std::string_view permission,
                                            std::vector<Id>& own) const {
    switch (scope(permission)) {
        case Scope::org:
            return nullptr;
        case Scope::tree:
            return &rights->tree_members;
        case Scope::team:
            return &rights->team_members;
        case Scope::own:
            own = {user};
            return &own;
        case Scope::none:
            own.clear();
            return &own;
    }
    return &own;
}

bool Ctx::covers(std::string_view permission, Id owner) const {
    const auto among = [owner](const std::vector<Id>& ids) {
        return std::find(ids.begin(), ids.end(), owner) != ids.end();
    };
    switch (scope(permission)) {
        case Scope::org:
            return true;
        case Scope::tree:
            return among(rights->tree_members);
        case Scope::team:
            return among(rights->team_members);
        case Scope::own:
            return owner == user;
        case Scope::none:
            return false;
    }
    return false;
}

}  // namespace zhuli
