// The texts of metrics.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::metrics {

std::span<const Message> messages();

}  // namespace zhuli::metrics
