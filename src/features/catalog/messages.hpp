// What the catalog says to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::catalog {

std::span<const Message> messages();

}  // namespace zhuli::catalog
