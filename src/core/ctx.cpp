#include "core/ctx.hpp"

#include <algorithm>

namespace zhuli {

const std::vector<Id>* Ctx::owners_in_scope(std::string_view permission,
                                            std::vector<Id>& own) const {
    switch (scope(permission)) {
        case Scope::org: return nullptr;
        case Scope::tree: return &rights->tree_members;
        case Scope::team: return &rights->team_members;
        case Scope::own: own = {user}; return &own;
        case Scope::none: own.clear(); return &own;
    }
    return &own;
}

bool Ctx::covers(std::string_view permission, Id owner) const {
    std::vector<Id> own;
    const auto* owners = owners_in_scope(permission, own);
    return owners == nullptr || std::find(owners->begin(), owners->end(), owner) != owners->end();
}

}  // namespace zhuli
