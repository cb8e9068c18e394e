// The texts of revisits.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::revisits {

std::span<const Message> messages();

}  // namespace zhuli::revisits
