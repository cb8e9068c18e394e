// What exports say to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::exports {

std::span<const Message> messages();

}  // namespace zhuli::exports
