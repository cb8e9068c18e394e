// The texts of the clean-up list, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::cleanup {

std::span<const Message> messages();

}  // namespace zhuli::cleanup
