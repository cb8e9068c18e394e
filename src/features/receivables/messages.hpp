// What receivables say to people.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::receivables {

std::span<const Message> messages();

}  // namespace zhuli::receivables
