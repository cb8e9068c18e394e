// Document numbers: per organisation, kind and local day, without gaps under concurrency. Taken
// as the last step of creating, so that a refused unit gives its number back by rolling back.
#pragma once

#include <string>

#include "core/ctx.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

/// "SO-20261123-0007"; four digits or more.
std::string take_number(Tx& tx, const Ctx& ctx, std::string_view prefix);

}  // namespace zhuli::storage
