// What day plans say to people: refusals, labels, words for changes.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::day_plans {

std::span<const Message> messages();

}  // namespace zhuli::day_plans
