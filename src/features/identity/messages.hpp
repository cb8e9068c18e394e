// The texts of identity.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::identity {

std::span<const Message> messages();

}  // namespace zhuli::identity
