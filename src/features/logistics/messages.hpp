// What logistics says to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::logistics {

std::span<const Message> messages();

}  // namespace zhuli::logistics
