// Hides cells of a file from whoever may not see the contacts of who brought it: only what becomes
// a member that nothing masks is shown. Who brought the file sees all of it.
#pragma once

#include <string>
#include <vector>

#include "core/ctx.hpp"
#include "features/imports/model.hpp"
#include "features/imports/rules_columns.hpp"

namespace zhuli::imports {

class Veil {
 public:
    Veil(const Ctx& ctx, const ImportBatch& batch, const Mapping& mapping);
    /// By the mapping the batch was read with.
    Veil(const Ctx& ctx, const ImportBatch& batch);

    bool is_down() const { return is_down_; }
    bool shows(std::size_t column) const;

 private:
    bool is_down_;
    std::vector<bool> shown_;  // by the place in the file
};

}  // namespace zhuli::imports
