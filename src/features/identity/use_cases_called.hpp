// Who is meant where people write a colleague's name or e-mail instead of choosing them: in the
// cells of a file. Says nothing about what the colleague may do.
#pragma once

#include <string_view>
#include <vector>

#include "storage/tx.hpp"

namespace zhuli::identity {

/// Those at work with exactly this name or e-mail; two are as good as many.
std::vector<Id> people_called(storage::Tx& tx, std::string_view name_or_email);

}  // namespace zhuli::identity
