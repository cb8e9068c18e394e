// The twelve people of the demo company in its three teams; together they hold every role.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/demo/places.hpp"
#include "core/permission.hpp"

namespace zhuli::cli::demo {

struct Colleague {
    std::string_view email;
    std::string_view name;
    Role role;
    int team;                // index into team_names(), −1: none
    Area area = Area::east;  // of a seller's customers
};

/// The first is the parent of the others.
std::span<const std::string_view> team_names();
/// Everybody but the founder.
std::span<const Colleague> colleagues();

inline constexpr std::string_view kFounderEmail = "admin@demo.zhuli";
inline constexpr std::string_view kFounderName = "任慧";
inline constexpr std::string_view kCompanyName = "拾光商贸";

}  // namespace zhuli::cli::demo
