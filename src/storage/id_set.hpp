// "[1,2,3]": a set of ids as the one argument of a statement, however many they are. The statement
// opens it with json_each (SQLite) or json_array_elements_text (PostgreSQL).
#pragma once

#include <span>
#include <string>

#include "core/value/id.hpp"

namespace zhuli::storage {

inline std::string id_set(std::span<const Id> ids) {
    std::string set = "[";
    for (const Id id : ids) {
        if (set.size() > 1) set += ',';
        set += std::to_string(id.v);
    }
    return set + "]";
}

}  // namespace zhuli::storage
