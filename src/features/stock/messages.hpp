// What stock says to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::stock {

std::span<const Message> messages();

}  // namespace zhuli::stock
