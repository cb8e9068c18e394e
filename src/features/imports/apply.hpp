// Applying one staged item: the record or document it describes becomes real through the use cases
// of its capability, or is found to be there already. One item is never half applied. Reads no file
// and drives no database; run.hpp does.
#pragma once

#include <unordered_map>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/imports/model.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::imports {

using storage::Tx;

/// Products and customers that documents name again and again. Holds only what a committed unit
/// saw: begin_unit() forgets what an unfinished one learned.
class Names {
public:
    struct Product {
        Id id, line_id;
    };
    void begin_unit();
    void end_unit() { unsure_ = false; }
    const Product* product(Tx& tx, const std::string& code);
    Id customer(Tx& tx, const std::string& source, const std::string& key);

private:
    std::unordered_map<std::string, Product> products_;
    std::unordered_map<std::string, Id> customers_;
    bool unsure_ = false;
};

struct Settled {
    ItemState state = ItemState::created;
    Id record;
    std::vector<FieldProblem> problems;  // of a refused item
};

/// Writes what the item asks for. Refusals by the record's own rules settle it as refused.
Settled apply_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                   Names& names);
/// What apply_item() would do, without writing.
ItemState foresee_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                       Names& names);
/// Takes a created item back: `undone`, or `kept` when it is in use since.
ItemState undo_item(Tx& tx, const Ctx& ctx, const ImportItem& item);

}  // namespace zhuli::imports
