// Who may import: a file changes many records at once, so it is a permission of its own. And what
// may be decided of a row that was left out.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "features/imports/model.hpp"

namespace zhuli::imports {

std::span<const Permission> permissions();

/// Of a row of such a file that was left out for being `about`; empty: it has to be mended.
std::span<const Decision> choices(ImportKind kind, ItemState about);
/// Why a row is left out, or would be.
inline ItemState about(const ImportItem& item) {
    return item.state == ItemState::staged ? item.foreseen : item.state;
}

}  // namespace zhuli::imports
