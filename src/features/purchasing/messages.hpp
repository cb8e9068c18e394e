// What purchasing says to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::purchasing {

std::span<const Message> messages();

}  // namespace zhuli::purchasing
