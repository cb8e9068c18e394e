// The texts of customers.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::customers {

std::span<const Message> messages();

}  // namespace zhuli::customers
