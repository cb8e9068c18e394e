// The texts of notices.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::notices {

std::span<const Message> messages();

}  // namespace zhuli::notices
