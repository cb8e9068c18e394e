// What the public form says to people and customers.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::intake {

std::span<const Message> messages();

}  // namespace zhuli::intake
