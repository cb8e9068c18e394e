// Applying one staged item: the record or document it describes becomes real through the use cases
// of its capability, or is found to be there already. One item is never half applied. Foreseeing
// says what applying would do and writes nothing. Reads no file and drives no database; run.hpp
// does.
#pragma once

#include <unordered_map>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/customers/use_cases_alike.hpp"
#include "features/imports/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::imports {

using storage::Tx;

/// Products and customers that documents name again and again. Units come one after the other and
/// see what those before them wrote, committed or not; once one broke off or runs again, any may be
/// rolled back, and from then on nothing is remembered from one unit to the next.
class Names {
 public:
    struct Product {
        Id id, line_id;
    };
    /// `number` grows by one from unit to unit and stays when one runs again.
    void begin_unit(std::int64_t number);
    void end_unit() { broken_off_ = false; }
    const Product* product(Tx& tx, const std::string& code);
    /// Who the batch's customer item with this key became.
    Id customer(Tx& tx, Id batch, const std::string& key);
    /// For foreseeing, when no item is settled.
    void know_customer(const std::string& key, Id id) { customers_.emplace(key, id); }

 private:
    std::unordered_map<std::string, Product> products_;
    std::unordered_map<std::string, Id> customers_;
    std::int64_t unit_ = 0;
    bool broken_off_ = false, careful_ = false;
};

struct Settled {
    ItemState state = ItemState::created;
    Id record;                           // what it became, or what is there already
    std::vector<FieldProblem> problems;  // of a conflict, a suspected duplicate or a refusal
    std::string before = {};             // what undoing it needs, see apply_parts.hpp
};

/// Writes what the item asks for. Refusals by the record's own rules settle it as refused.
Settled apply_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                   Names& names);
/// Takes a created item back: `undone`, or `kept` when it is in use since.
ItemState undo_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);

/// The customer of those who bought without saying who they are.
bool is_walk_in(const ImportBatch& batch, const ImportItem& item);

/// What applying would do, item by item in their order; rows of the file are compared with each
/// other as applying would find them.
class Foresight {
 public:
    /// Items of records must outlive it.
    Settled foresee(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item);

    /// The content of the first row with this key, "kind:value"; it lives in the plan.
    using Seen = std::unordered_map<std::string, const std::string*>;

 private:
    Names names_;
    Seen seen_;
    customers::WordMemory words_;
};

}  // namespace zhuli::imports
