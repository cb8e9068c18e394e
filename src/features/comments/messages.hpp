// The texts of comments, in three languages.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::comments {

std::span<const Message> messages();

}  // namespace zhuli::comments
