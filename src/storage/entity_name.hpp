// The one thing a pure model says about storage: what its entity and table are called. No I/O here,
// so that models may include it.
#pragma once

#include <string_view>

namespace zhuli::storage {

struct EntityName {
    std::string_view entity;  // "customer", in events, audit and messages
    std::string_view table;   // "customer"
};

}  // namespace zhuli::storage
