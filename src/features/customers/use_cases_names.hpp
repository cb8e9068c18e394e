// What customers are called, for lists of other capabilities: asked once for a page. Whoever asks
// has decided that the caller may read the names.
#pragma once

#include <map>
#include <span>
#include <string>

#include "storage/tx.hpp"

namespace zhuli::customers {

std::map<Id, std::string> names_of(storage::Tx& tx, std::span<const Id> customers);

}  // namespace zhuli::customers
