// The texts of sub-requests.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::sub_requests {

std::span<const Message> messages();

}  // namespace zhuli::sub_requests
