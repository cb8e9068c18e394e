// Records of what leaves the house and comes back, for the walk over every route; see targets.hpp.
// Makes nothing else.
#pragma once

#include "tests/support/world/world.hpp"

namespace zhuli::rights {

/// Posts it as whoever makes records for `owner`; its id.
std::string made_for(support::World& world, const std::string& owner, const std::string& path,
                     const std::string& body);
/// A draft of goods that are there.
std::string stocked_order(support::World& world, const std::string& owner);

std::string sales_return(support::World& world, const std::string& owner);
std::string dispatch(support::World& world, const std::string& owner);
std::string waybill(support::World& world, const std::string& owner);
std::string carrier(support::World& world, const std::string& owner);

}  // namespace zhuli::rights
