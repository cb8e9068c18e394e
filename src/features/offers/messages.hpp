// The texts of segments and offers, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::offers {

std::span<const Message> messages();

}  // namespace zhuli::offers
