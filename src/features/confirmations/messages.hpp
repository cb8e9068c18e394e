// The texts of second confirmations.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::confirmations {

std::span<const Message> messages();

}  // namespace zhuli::confirmations
