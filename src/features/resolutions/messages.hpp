// The texts of resolutions.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::resolutions {

std::span<const Message> messages();

}  // namespace zhuli::resolutions
