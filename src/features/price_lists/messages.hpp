// What price lists say to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::price_lists {

std::span<const Message> messages();

}  // namespace zhuli::price_lists
