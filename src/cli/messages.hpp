// What the command line says when it refuses.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::cli {

std::span<const Message> messages();

}  // namespace zhuli::cli
