// What orders say to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::orders {

std::span<const Message> messages();

}  // namespace zhuli::orders
