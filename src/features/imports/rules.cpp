#include "features/imports/rules.hpp"

namespace zhuli::imports {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"imports.read", {{manager, Scope::org}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"imports.run", {{manager, Scope::org}, {admin, Scope::org}}},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

}  // namespace zhuli::imports
