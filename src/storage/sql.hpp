// A named SQL constant. Tenant statements have org_id = $1, bound by Tx itself, so that no caller
// can reach another organisation; the caller's arguments start at $2. Reference statements (org,
// login, node …) are on a short allow-list and start at $1. Where dialects must differ, both
// texts stand here.
#pragma once

#include <string_view>

namespace zhuli::storage {

enum class Dialect : unsigned char { sqlite, postgres };
enum class Reach : unsigned char { tenant, reference };

struct Sql {
    std::string_view name;  // "orders.find_by_number"
    std::string_view text;
    std::string_view postgres = {};  // empty: the same text
    Reach reach = Reach::tenant;

    constexpr std::string_view in(Dialect dialect) const {
        return dialect == Dialect::postgres && !postgres.empty() ? postgres : text;
    }
};

}  // namespace zhuli::storage
