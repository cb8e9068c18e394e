// What shortages says to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::shortages {

std::span<const Message> messages();

}  // namespace zhuli::shortages
