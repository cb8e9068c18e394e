// An invariant the doctor proves: a tenant statement with one row per violation, first column text.
#pragma once

#include "storage/sql.hpp"

namespace zhuli::storage {

struct Check {
    std::string_view name;  // "stock: on hand = sum of moves"
    Sql sql;
};

}  // namespace zhuli::storage
