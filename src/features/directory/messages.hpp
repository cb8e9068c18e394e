// The texts of the directory.
#pragma once

#include <span>

#include "core/messages.hpp"

namespace zhuli::directory {

std::span<const Message> messages();
std::span<const Message> run_messages();  // a part of them

}  // namespace zhuli::directory
