// What imports say to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::imports {

std::span<const Message> messages();

}  // namespace zhuli::imports
