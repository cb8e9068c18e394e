// What an entity is called in events, audit and messages, and the table it lives in: the one
// thing a pure model says about storage. No I/O.
#pragma once

#include <string_view>

namespace zhuli {

struct EntityName {
    std::string_view entity;  // "customer", in events, audit and messages
    std::string_view table;   // "customer"
};

}  // namespace zhuli
