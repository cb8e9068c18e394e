// What is true of check-ins, without I/O: who may, which positions there are, and how far two lie
// apart.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/visits/model.hpp"

namespace zhuli::visits {

std::span<const Permission> permissions();

/// A position lies on the earth and says how exact it is; without one all is nought.
Result<> check(const NewCheckIn& check_in);
/// Along a great circle (haversine, mean radius 6,371,008.8 m), in metres.
std::int64_t distance_m(const Position& a, const Position& b);
/// -1: one of the two is not known.
std::int64_t distance_from(const Position& place, const Position& position);

std::string event_body(const CheckIn& check_in);

}  // namespace zhuli::visits
