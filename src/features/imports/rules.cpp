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

std::span<const Decision> choices(ImportKind kind, ItemState about) {
    constexpr static Decision kBoth[] = {Decision::create, Decision::update};
    constexpr static Decision kUpdate[] = {Decision::update};
    const bool of_records = kind == ImportKind::customers || kind == ImportKind::products;
    if (kind == ImportKind::customers && about == ItemState::suspected) return kBoth;
    if (of_records && about == ItemState::conflict) return kUpdate;
    return {};
}

}  // namespace zhuli::imports
