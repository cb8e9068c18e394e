// Tells whether a file is the same one, read in the same way: a hash over its bytes, what is
// imported from it, from which source and with which columns. Not for secrets.
#pragma once

#include <string>
#include <string_view>

#include "features/imports/plan.hpp"

namespace zhuli::imports {

std::string file_hash(std::string_view bytes, const Request& request);
/// Empty if the file cannot be read: opening it will say why.
std::string file_hash_of(const std::string& path, const Request& request);

}  // namespace zhuli::imports
