// Permissions: role × `capability.verb` × data scope. Tables are data in each capability's rules;
// this file only combines them. A person with several roles has the widest scope of any of them.
#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace zhuli {

enum class Role : std::uint8_t {
    assistant,
    manager,
    finance,
    warehouse,
    purchasing,
    service,
    marketing,
    hr,
    admin,
    auditor
};
BOOST_DESCRIBE_ENUM(Role, assistant, manager, finance, warehouse, purchasing, service, marketing,
                    hr, admin, auditor)
inline constexpr std::size_t kRoleCount = 10;

/// Whose records: none < own < own team < team and below < organisation.
enum class Scope : std::uint8_t { none, own, team, tree, org };
BOOST_DESCRIBE_ENUM(Scope, none, own, team, tree, org)

struct Grant {
    Role role;
    Scope scope;
};

struct Permission {
    std::string_view name;  // "customers.edit"
    Scope by_role[kRoleCount] = {};

    constexpr Permission() = default;
    constexpr Permission(std::string_view n, std::initializer_list<Grant> grants) : name(n) {
        for (const Grant& grant : grants)
            by_role[static_cast<std::size_t>(grant.role)] = grant.scope;
    }
};

}  // namespace zhuli
